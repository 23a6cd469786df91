/** The user's side of an exported run: which socket calls do what the model's user did, as far as there are any. */
import type { EndpointStep } from "../../model/world-types.ts";
import type { System } from "../systems.ts";

/** Lines of a script without their times; or why no socket call does this. */
export type Lines = { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly because: string };

const lines = (...said: readonly string[]): Lines => ({ ok: true, lines: said });
const cannot = (because: string): Lines => ({ ok: false, because });

export interface UserOptions {
  readonly system: System;
  /** Whether CLOSE gives up reading, and so is close(2); else it is shutdown(2) of the sending side. */
  readonly halfDuplexClose: boolean;
  /** Octets. */
  readonly rcvBuffer: number;
}

export class ScriptUser {
  readonly #options: UserOptions;
  #next = 3;
  #listening: number | undefined;
  /** The descriptor of the connection. */
  #fd: number | undefined;
  /** SENDs from before the connection was open. */
  #waiting: readonly { readonly octets: number; readonly urgent: boolean }[] = [];

  constructor(options: UserOptions) {
    this.#options = options;
  }
  get fd(): number | undefined {
    return this.#fd;
  }

  /** What the call of a step is with sockets. A call that was refused did nothing, and is left out. */
  call({ event, before, signals, next }: EndpointStep): Lines {
    if (event.kind !== "call") throw new Error("only calls are the user's");
    const refused = signals.some((signal) => signal.kind === "error" && signal.error !== "connection closing");
    switch (event.call) {
      case "OPEN":
        return refused ? lines() : event.mode === "active" ? lines(...this.connects()) : lines(...this.#listen());
      case "SEND":
        if (signals.some(({ kind }) => kind === "error")) return lines();
        if (event.urgent === true && before.state !== "ESTABLISHED" && before.state !== "CLOSE-WAIT") return cannot(`an urgent SEND in ${before.state} has no socket call`);
        this.#waiting = [...this.#waiting, { octets: event.data.length, urgent: event.urgent === true }];
        if (before.state === "LISTEN") return lines(...this.connects());
        return lines(...(before.state === "ESTABLISHED" || before.state === "CLOSE-WAIT" ? this.#write() : []));
      case "RECEIVE":
      case "STATUS":
        return lines();
      case "CLOSE":
        if (refused) return lines();
        if (before.state === "LISTEN") return lines(...this.#close(this.#takeListening()));
        if (this.#fd === undefined) return next === before ? lines() : cannot(`CLOSE in ${before.state} before accept(2) has no socket call`);
        if (before.state === "SYN-RECEIVED" && this.hasMore) return cannot("a CLOSE that waits for a SEND that waits has no socket call");
        if (this.#options.halfDuplexClose || before.state === "SYN-SENT") return lines(...this.#close(this.#takeFd()));
        return lines(`shutdown(${this.#fd}, SHUT_WR) = 0`);
      case "ABORT":
        if (refused) return lines();
        if (before.state === "LISTEN") return lines(...this.#close(this.#takeListening()));
        if (this.#fd === undefined) return cannot(`ABORT in ${before.state} without a descriptor has no socket call`);
        return lines(`setsockopt(${this.#fd}, SOL_SOCKET, SO_LINGER, {onoff=1, linger=0}, 8) = 0`, ...this.#close(this.#takeFd()));
      default:
        return event satisfies never;
    }
  }

  /** The connection is open: who listens takes it, and what was to be sent before can be written. */
  opened(): readonly string[] {
    if (this.#listening === undefined || this.#fd !== undefined) return this.#write();
    this.#fd = this.#next++;
    return [`accept(${this.#listening}, ..., ...) = ${this.#fd}`, ...this.#write()];
  }
  /** Whether something is to be written as soon as the connection is open. */
  get hasMore(): boolean {
    return this.#waiting.length > 0;
  }
  /** What waited to be sent is handed back. */
  givesUp(): void {
    this.#waiting = [];
  }
  /** Another connection has taken the place of this one in TIME-WAIT. */
  replaced(): readonly string[] {
    return this.#close(this.#takeFd());
  }
  /** The connection is no more, and nobody may take its place. */
  ended(): readonly string[] {
    return this.#close(this.#takeListening());
  }

  #write(): readonly string[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    // What has waited goes into segments as one.
    const octets = waiting.reduce((sum, one) => sum + one.octets, 0);
    if (octets === 0) return [];
    return [waiting.some(({ urgent }) => urgent) ? `send(${this.#fd}, ..., ${octets}, MSG_OOB) = ${octets}` : `write(${this.#fd}, ..., ${octets}) = ${octets}`];
  }
  /** A new connection, whatever there was. */
  connects(): readonly string[] {
    return [...this.#close(this.#takeListening()), ...this.#connect()];
  }
  #connect(): readonly string[] {
    const left = this.#close(this.#takeFd());
    const fd = this.#next++;
    this.#fd = fd;
    return [
      ...left, `socket(..., SOCK_STREAM, IPPROTO_TCP) = ${fd}`, this.#buffer(fd), `fcntl(${fd}, F_SETFL, O_RDWR|O_NONBLOCK) = 0`,
      `connect(${fd}, ..., ...) = -1 EINPROGRESS (Operation now in progress)`,
    ];
  }
  #listen(): readonly string[] {
    const left = this.#close(this.#takeFd());
    const fd = this.#next++;
    this.#listening = fd;
    return [
      ...left, `socket(..., SOCK_STREAM, IPPROTO_TCP) = ${fd}`, `setsockopt(${fd}, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0`, this.#buffer(fd),
      `bind(${fd}, ..., ...) = 0`, `listen(${fd}, 1) = 0`,
    ];
  }
  #buffer(fd: number): string {
    return `setsockopt(${fd}, SOL_SOCKET, SO_RCVBUF, [${this.#options.rcvBuffer}], 4) = 0`;
  }
  #close(fd: number | undefined): readonly string[] {
    return fd === undefined ? [] : [`close(${fd}) = 0`];
  }
  #takeFd(): number | undefined {
    const fd = this.#fd;
    this.#fd = undefined;
    return fd;
  }
  #takeListening(): number | undefined {
    const fd = this.#listening;
    this.#listening = undefined;
    return fd;
  }
}
