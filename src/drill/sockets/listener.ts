/** A listening socket: connections in the making, and those that wait for accept. */
import type { Connection } from "./connection.ts";

export class Listener {
  /** What listen(2) was told. */
  backlog: number;
  readonly #halfOpen = new Set<Connection>();
  readonly #waiting: Connection[] = [];

  constructor(backlog: number) {
    this.backlog = backlog;
  }
  /** Both systems take one more than they were told. */
  get full(): boolean {
    return this.#waiting.length > this.backlog;
  }
  get halfOpen(): ReadonlySet<Connection> {
    return this.#halfOpen;
  }
  get waiting(): readonly Connection[] {
    return this.#waiting;
  }
  begins(connection: Connection): void {
    this.#halfOpen.add(connection);
  }
  /**
   * Moves what has opened to where accept takes it, and forgets what has gone back to LISTEN.
   * @returns whether it still listens: a connection in the making that ends in CLOSED, which none should, has taken it along (MUST-11).
   */
  tidy(): boolean {
    let listens = true;
    for (const connection of this.#halfOpen) {
      if (connection.opened) this.#waiting.push(connection);
      else if (connection.state === "CLOSED") listens = false;
      if (connection.opened || connection.state === "LISTEN" || connection.state === "CLOSED") this.#halfOpen.delete(connection);
    }
    return listens;
  }
  forget(connection: Connection): void {
    this.#halfOpen.delete(connection);
  }
  accept(): Connection | undefined {
    return this.#waiting.shift();
  }
}
