/**
 * A real TCP implementation: what it takes to put one behind the contract of the model's endpoint. One file per stack
 * (docs/add-a-stack.md); follow.ts turns an end into answers of the form (tcb, event, inputs) → outcome.
 */
import type { Profile } from "../model/profile.ts";
import type { State } from "../model/tcb.ts";
import type { EndpointStep } from "../model/world-types.ts";

/** An IPv4 address as four octets, and a port. */
export interface StackSocket {
  readonly address: readonly number[];
  readonly port: number;
}

/** One TCP implementation. */
export interface Stack {
  /** As typed: `lwip`. */
  readonly id: string;
  /** Name and version, for a person. */
  readonly title: string;
  /** `virtual`: time is what `elapse` says. `real`: it passes by itself, and `elapse` waits. */
  readonly clock: "virtual" | "real";
  /** What it claims to do where the RFC leaves a choice, and its parameters. Each departure from rfc9293 is documented in docs/stacks.md. */
  readonly claimed: Profile;
  /** Known departures from what it claims, each with its source: counted, not loud. */
  readonly deviations: readonly Deviation[];
  /** In one line why it cannot be driven on this machine, and what would help; undefined when it can. */
  unavailable(): string | undefined;
  /** How long TIME-WAIT lasts (ms), where the clock is real and the stack tells without being waited for. */
  timeWait?(): number | undefined;
  /**
   * A fresh end: no connection, no listener, nothing remembered of an earlier one.
   * @throws when the stack is not available.
   */
  open(sockets: { readonly local: StackSocket; readonly remote: StackSocket }): StackEnd;
}

/** A departure from the RFC, or from the stack's own claim, that is known. */
export interface Deviation {
  /** In words, kebab-case. */
  readonly id: string;
  /** One sentence, present tense: what the stack does instead. */
  readonly title: string;
  /** Where it comes from: file and function of the stack, or its documentation. */
  readonly source: string;
  /** Whether a step shows it. It excuses what a property finds wrong with such a step, so it is told as exactly as it can be. */
  shows(step: EndpointStep): boolean;
  /** Whether the connection is elsewhere than the RFC would have it from then on: the rest of such a run is not judged. */
  readonly spoils?: true;
  /** Found by Synproof, not known from anywhere. */
  readonly found?: true;
}

/** What comes out of a stack. */
export type Happening =
  /** A whole IP packet. */
  | { readonly kind: "sent"; readonly packet: Uint8Array }
  /** Text of the remote stream, in order, is there for the user. */
  | { readonly kind: "text"; readonly text: Uint8Array }
  /** The user is told: the connection is open; the remote stream has ended; it was reset or refused; it was given up. */
  | { readonly kind: "open" | "closing" | "reset" | "timeout" }
  /** The stack itself is no more: an assertion of its own, a crash. From here on the end is CLOSED. */
  | { readonly kind: "crash"; readonly because: string };

/** `refused`: the call fails. `absent`: the interface offers no such call in this state; nothing was done. */
export type CallAnswer = "done" | "refused" | "absent";

/** What a stack tells of a connection. What it does not tell is absent, and taken as the RFC would have it. */
export interface Told {
  readonly state?: State;
  /** As on the wire. */
  readonly sndUna?: number;
  readonly sndNxt?: number;
  readonly rcvNxt?: number;
  /** Octets. */
  readonly rcvWnd?: number;
  readonly sndWnd?: number;
}

/**
 * One host with at most one listener and one connection between two fixed sockets. Synchronous: when a call returns, everything
 * that it leads to without time passing is in `take`.
 */
export interface StackEnd {
  /** The initial sequence number for the next connection, where the stack lets itself be told one; else the wire tells. */
  useIsn(isn: number): void;
  /** Passive OPEN: takes one connection, then stops listening. */
  listen(): CallAnswer;
  /** Active OPEN. */
  connect(): CallAnswer;
  write(text: Uint8Array): CallAnswer;
  /** The user has read so many octets: the window may open. */
  taken(octets: number): void;
  /** CLOSE: nothing more will be written; reading goes on. */
  close(): CallAnswer;
  abort(): CallAnswer;
  /** A whole IP packet arrives. */
  receive(packet: Uint8Array): void;
  /** Time passes (ms). */
  elapse(ms: number): void;
  /** What has happened since it was last asked, in order. */
  take(): readonly Happening[];
  told(): Told;
  /** The end is not needed any more. */
  release(): void;
}
