/** What a descriptor stands for. */
import type { Connection } from "./connection.ts";
import type { Listener } from "./listener.ts";

export interface Socket {
  readonly kind: "socket";
  connection: Connection | undefined;
  listener: Listener | undefined;
  nonBlocking: boolean;
  /** A connect(2) that was begun is not answered yet. */
  connecting: boolean;
  /** connect(2) or accept(2) has told of the connection. */
  told: boolean;
  /** How many descriptors lead here. */
  references: number;
  /** SO_LINGER in s, when it is on. */
  linger: number | undefined;
  /** Other options, as they were set. */
  readonly options: Map<string, number>;
}

export interface Watched {
  readonly fd: number;
  readonly events: number;
  readonly edge: boolean;
  /** The activity of its socket when it was last told of; -1 before. */
  seen: number;
}

export interface Epoll {
  readonly kind: "epoll";
  readonly watched: Map<number, Watched>;
}

export const newSocket = (): Socket => ({
  kind: "socket", connection: undefined, listener: undefined, nonBlocking: false, connecting: false, told: false, references: 1, linger: undefined, options: new Map(),
});
