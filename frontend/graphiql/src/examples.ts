/** The tabs of a first visit: each operation of examples.graphql with its comment, its fragments and its variables. */
import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type Token,
  TokenKind,
  visit,
} from "graphql";

export type Tab = { query: string; variables?: string };

/** What the server knows of an open demo poll; empty where there is none. */
export type Demo = { pollId?: string; optionIds: string[]; joinCode?: string };

const VARIABLES = /^#\s*variables:\s*/;

/** One tab for each operation of the file, in its order. */
export function tabsFrom(source: string, demo: Demo): Tab[] {
  if (source.trim() === "") return [];
  const { definitions } = parse(source);
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const comments = commentsAbove(operation.loc?.startToken);
      const variables = comments.find((line) => VARIABLES.test(line))?.replace(VARIABLES, "");
      const words = comments.filter((line) => !VARIABLES.test(line));
      const parts = [operation, ...fragmentsIn(operation, fragments)].map((part) => textOf(part, source));
      return {
        query: [...words, parts.join("\n\n")].join("\n"),
        ...(variables ? { variables: filled(variables, demo) } : {}),
      };
    });
}

/** The comment lines that stand directly above a definition. */
function commentsAbove(token: Token | undefined): string[] {
  const lines: string[] = [];
  let below = token;
  for (let above = token?.prev; above?.kind === TokenKind.COMMENT; above = above.prev) {
    if (below && below.line - above.line > 1) break;
    lines.unshift(`#${above.value}`);
    below = above;
  }
  return lines;
}

function textOf({ loc }: DefinitionNode, source: string): string {
  return loc ? source.slice(loc.start, loc.end) : "";
}

/** The fragments that a definition uses, and those that they use. */
function fragmentsIn(
  definition: DefinitionNode,
  all: FragmentDefinitionNode[],
  found: FragmentDefinitionNode[] = [],
): FragmentDefinitionNode[] {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = all.find((candidate) => candidate.name.value === name.value);
      if (!fragment || found.includes(fragment)) return;
      found.push(fragment);
      fragmentsIn(fragment, all, found);
    },
  });
  return found;
}

/** The variables, indented, with the demo poll's ids for what stands for them; without one the stand-ins stay. */
function filled(variables: string, { pollId, optionIds, joinCode }: Demo): string {
  const ids: Record<string, string | undefined> = {
    $pollId: pollId,
    $optionId: optionIds[0],
    $optionId2: optionIds[1],
    $joinCode: joinCode,
  };
  const fill = (_key: string, value: unknown) => (typeof value === "string" ? (ids[value] ?? value) : value);
  try {
    return JSON.stringify(JSON.parse(variables, fill), null, 2);
  } catch {
    return variables;
  }
}
