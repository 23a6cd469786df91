/** One connection as the socket layer sees it: an endpoint, what it has told, and what was read from it and not taken yet. */
import type { Call } from "../../model/events.ts";
import type { Segment } from "../../model/segment.ts";
import type { State } from "../../model/tcb.ts";
import type { System } from "../systems.ts";
import type { DrillEndpoint, Reaction } from "../target.ts";
import { errorOf, type Errno } from "./errno.ts";

/** @param how whether a timer sent them, and whether they may be left out. */
export type Send = (segments: readonly Segment[], how: { readonly byTimer: boolean; readonly mayBeSilent: boolean }) => void;

export class Connection {
  #endpoint: DrillEndpoint;
  /** Of the remote socket; tells connections of one script apart. */
  readonly port: number;
  readonly #system: System;
  readonly #send: Send;
  /** It is, or has been, ESTABLISHED. */
  opened = false;
  /** The remote stream has ended. */
  ended = false;
  /** Octets handed over by the endpoint that no read has taken yet. */
  buffered = 0;
  /** What the next call, or SO_ERROR, is told. */
  error: Errno | undefined;
  /** The user's: SHUT_WR, SHUT_RD and close. */
  writingOver = false;
  readingOver = false;
  orphan = false;
  /** Counts what happened to it: an edge-triggered epoll looks for a change. */
  activity = 0;
  /** How often the SYN,ACK was sent again. */
  synAcks = 0;
  /** Octets that SEND has taken. */
  written = 0;

  constructor(endpoint: DrillEndpoint, port: number, system: System, send: Send) {
    this.#endpoint = endpoint;
    this.port = port;
    this.#system = system;
    this.#send = send;
  }

  get endpoint(): DrillEndpoint {
    return this.#endpoint;
  }
  /** Another connection takes the endpoint over. @param closed what is left to this one. */
  surrender(closed: DrillEndpoint): DrillEndpoint {
    const { endpoint } = this;
    this.#endpoint = closed;
    return endpoint;
  }
  get state(): State {
    return this.endpoint.state;
  }
  /** Octets that a read can have now. */
  get readable(): number {
    return this.buffered + this.endpoint.unread;
  }
  call(call: Call): Reaction {
    return this.#note(this.endpoint.call(call), this.state);
  }
  shutdown(): void {
    this.writingOver = true;
    this.#note(this.endpoint.shutdown(), this.state);
  }
  arrives(segment: Segment): void {
    const before = this.state;
    const { unread } = this.endpoint;
    this.activity++;
    this.#note(this.endpoint.arrives(segment), before);
    if (this.readingOver && this.#system.dropsUnreadable) this.#discard();
    if (this.state !== "CLOSED" || before === "CLOSED") return;
    // What has arrived in order can still be read after a reset.
    this.buffered += unread;
    if (segment.rst && (before === "CLOSING" || before === "LAST-ACK")) this.error ??= "ECONNRESET";
  }
  #discard(): void {
    if (this.endpoint.unread > 0) this.call({ call: "RECEIVE" });
    this.buffered = 0;
  }
  elapse(ms: number): void {
    const before = this.state;
    const reaction = this.endpoint.elapse(ms);
    if (before === "SYN-RECEIVED" && reaction.sent.some(({ syn }) => syn)) this.synAcks++;
    this.#note(reaction, before, true);
  }

  #note(reaction: Reaction, before: State, byTimer = false): Reaction {
    this.#send(reaction.sent, { byTimer, mayBeSilent: reaction.mayBeSilent ?? false });
    for (const signal of reaction.signals) {
      switch (signal.kind) {
        case "open":
          this.opened = true;
          break;
        case "data":
          this.buffered += signal.data.length;
          continue;
        case "closing":
          this.ended = true;
          break;
        case "reset":
        case "refused":
        case "timeout":
          this.error = errorOf(signal.kind, before, this.#system);
          break;
        default:
          continue;
      }
      this.activity++;
    }
    return reaction;
  }
}
