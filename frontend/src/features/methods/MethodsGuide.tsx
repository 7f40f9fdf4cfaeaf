/** The rules of all methods, each with an example that can be checked by hand. */
import type { VotingMethod } from "../../graphql/generated";
import { methodAnchor, moreMethods, usualMethods } from "../../ui/methods";
import { words as shared } from "../../ui/words";
import { ExampleVotes } from "./ExampleVotes";
import { exampleFor } from "./examples";
import "./methods.css";
import { words } from "./words";

const RECOUNT = "python manage.py count votes.json";

const ALL: readonly VotingMethod[] = [...usualMethods, ...moreMethods];

export function MethodsGuide() {
  return (
    <div className="guide">
      <header className="guide-head">
        <h1>{words.title}</h1>
        <p className="soft">{words.intro}</p>
      </header>
      <nav className="guide-contents" aria-label={words.contents}>
        <ul>
          {ALL.map((method) => (
            <li key={method}>
              <a href={`#${methodAnchor(method)}`}>{shared.methodNames[method]}</a>
            </li>
          ))}
          <li>
            <a href="#words">{words.definitions}</a>
          </li>
          <li>
            <a href="#recount">{words.recount}</a>
          </li>
        </ul>
      </nav>
      {ALL.map((method) => (
        <MethodRule key={method} method={method} />
      ))}
      <section id="words" className="guide-part">
        <h2>{words.definitions}</h2>
        <dl className="guide-terms">
          {words.terms.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section id="recount" className="guide-part">
        <h2>{words.recount}</h2>
        <p>{words.recountFiles}</p>
        <p>{words.recountCommand}</p>
        <pre className="guide-command">{RECOUNT}</pre>
        <p>{words.recountByHand}</p>
      </section>
    </div>
  );
}

function MethodRule({ method }: { method: VotingMethod }) {
  const { ballot, count, ties, example } = words.rules[method];
  return (
    <section id={methodAnchor(method)} className="guide-part">
      <h2>{shared.methodNames[method]}</h2>
      <p className="soft">{shared.methodLines[method]}</p>
      <div className="guide-rule">
        <div className="guide-text">
          <h3>{words.ballot}</h3>
          <p>{ballot}</p>
          <h3>{words.count}</h3>
          {count.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <h3>{words.ties}</h3>
          <p>{ties}</p>
        </div>
        <div className="guide-example">
          <h3>{words.example}</h3>
          <ExampleVotes example={exampleFor(method)} />
          <p>{example}</p>
        </div>
      </div>
    </section>
  );
}
