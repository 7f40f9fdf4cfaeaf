/** A server for component tests: answers given by hand, live frames sent by hand, through a real Apollo client. */
import { ApolloClient } from "@apollo/client";
import { ApolloLink } from "@apollo/client/link";
import { ApolloProvider } from "@apollo/client/react";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { Observable, Subject } from "rxjs";
import { createCache } from "../graphql/newestTally";

type Data = Record<string, unknown>;
type Handler = (variables: Data) => Data | Promise<Data>;

export class FakeServer {
  /** What was asked, in order: the operation's name and its variables. */
  readonly asked: { name: string; variables: Data }[] = [];
  #answers = new Map<string, Handler>();
  #live = new Map<string, Subject<Data>>();

  /** How to answer an operation; a handler that throws is a lost connection. */
  answer(name: string, handler: Handler): this {
    this.#answers.set(name, handler);
    return this;
  }

  /** Sends a frame to every subscription of this name. */
  send(name: string, frame: Data): void {
    this.#stream(name).next(frame);
  }

  count(name: string): number {
    return this.asked.filter((question) => question.name === name).length;
  }

  /** Renders inside a client of this server. */
  render(page: ReactNode) {
    const client = new ApolloClient({ cache: createCache(), link: this.#link() });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <ApolloProvider client={client}>{children}</ApolloProvider>
    );
    return { client, ...render(page, { wrapper }) };
  }

  #link(): ApolloLink {
    return new ApolloLink((operation) => {
      const name = operation.operationName ?? "";
      this.asked.push({ name, variables: operation.variables });
      return new Observable((observer) => {
        if (operation.operationType === "subscription") {
          return this.#stream(name).subscribe((data) => observer.next({ data }));
        }
        Promise.resolve()
          .then(() => this.#answers.get(name)?.(operation.variables) ?? {})
          .then((data) => {
            observer.next({ data });
            observer.complete();
          })
          .catch((error) => observer.error(error));
        return undefined;
      });
    });
  }

  #stream(name: string): Subject<Data> {
    const known = this.#live.get(name) ?? new Subject<Data>();
    this.#live.set(name, known);
    return known;
  }
}
