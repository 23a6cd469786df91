/** The host under test: its connections, its listening socket, its clock, and what it has sent and nobody has looked at yet. */
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import { add, distanceFrom, seq, type Seq } from "../../model/seq.ts";
import { Numbering } from "../numbering.ts";
import { effectiveBuffer, type System } from "../systems.ts";
import { Unable, type DrillEndpoint } from "../target.ts";
import { Connection, type Send } from "./connection.ts";
import type { Errno } from "./errno.ts";
import type { HostOptions, SentSegment } from "./host-parts.ts";
import type { Listener } from "./listener.ts";
import { timersRun } from "./real-clock.ts";

interface Flow {
  readonly numbering: Numbering;
  connection: Connection | undefined;
}

const HALF = 2 ** 31;

/** Without an answer a connecting end gives up some day; a run that waits longer than this waits for nothing (µs). */
const LONGEST_WAIT = 10_000_000_000;

export class Host {
  profile: Profile;
  readonly system: System;
  readonly #options: HostOptions;
  readonly #flows = new Map<number, Flow>();
  /** Connections that are no longer looked at. */
  readonly #behind: Connection[] = [];
  readonly sent: SentSegment[] = [];
  /** µs since the start of the script. */
  clock = 0;
  /** The port at which there is one. */
  listener: Listener | undefined;
  /** Octets of text on the SYN that arrived last. */
  synText = 0;
  /** Whether text has arrived that begins in the window and ends beyond it. */
  overflowed = false;
  /** Whether no ICMP message ends an opening. */
  ignoresIcmp = false;
  /** Whether the script has asked a packet filter to drop something. */
  isFiltered = false;
  /** Whether some socket has a user timeout of its own. */
  isLimited = false;
  /** Whether some socket has asked for keep-alives. */
  keepsAlive = false;
  /** What TCP_MAXSEG allows. */
  maxSegment = Number.POSITIVE_INFINITY;
  /** Of what is opened next. */
  mss = 1460;
  rcvBuffer: number;
  /** Limits of what is opened next that a socket option has set. */
  tuned: Partial<Pick<Profile, "r2" | "r2Syn" | "userTimeout">> = {};

  constructor(profile: Profile, options: HostOptions) {
    this.profile = profile;
    this.system = options.system;
    this.#options = options;
    this.rcvBuffer = options.system.rcvBuffer;
  }

  get isSettable(): boolean {
    return this.#options.isSettable;
  }
  get silence(): string | undefined {
    return this.#options.silence;
  }
  /** Whether a closed socket is still owed the other side's FIN. */
  get waitsForFin(): boolean {
    return this.#live().some(({ orphan, state }) => orphan && state === "FIN-WAIT-2");
  }

  flow(port: number): Flow {
    const known = this.#flows.get(port);
    if (known !== undefined) return known;
    const flow: Flow = { numbering: new Numbering(), connection: undefined };
    this.#flows.set(port, flow);
    return flow;
  }

  /**
   * Another socket is looked at from here on, as packetdrill has it: what the connection before still sends, or has sent and
   * nobody has asked for, is nobody's concern.
   */
  renew(port: number): void {
    const flow = this.#flows.get(port);
    if (flow === undefined) return;
    this.#flows.delete(port);
    if (flow.connection === undefined) return;
    this.#behind.push(flow.connection);
    this.sent.splice(0);
  }

  /** A connection that is about to be opened from here. */
  connect(port: number): Connection {
    this.renew(port);
    const connection = this.#create(port);
    this.flow(port).connection = connection;
    connection.call({ call: "OPEN", mode: "active", remote: true });
    return connection;
  }

  arrives(port: number, segment: Segment): void {
    const flow = this.flow(port);
    const { connection } = flow;
    if (segment.syn) this.synText = segment.data.length;
    this.overflowed ||= connection !== undefined && this.#overflows(connection, segment);
    if (connection === undefined || connection.state === "CLOSED") this.#toNobody(flow, port, segment);
    else this.#toConnection(flow, connection, segment);
    if (this.listener?.tidy() === false) this.listener = undefined;
  }

  #overflows({ endpoint: { rcvNxt }, readable }: Connection, { seq: first, data: { length } }: Segment): boolean {
    if (rcvNxt === undefined || length === 0) return false;
    const room = effectiveBuffer(this.system, this.rcvBuffer, this.mss) - readable;
    const end = distanceFrom(rcvNxt, add(first, length));
    // Of what begins before RCV.NXT, the rest begins there.
    return end < HALF && end > room && end - length < room;
  }

  /** Time passes, until `until` at the latest, and no further than the first segment that is sent. @returns whether one was. */
  waitForSegment(until = this.clock + LONGEST_WAIT): boolean {
    while (this.sent.length === 0) if (!this.#nextDeadline(until)) return false;
    return true;
  }
  /** Time passes until `done`, or until nothing can happen any more. */
  waitFor(done: () => boolean, until = this.clock + LONGEST_WAIT): boolean {
    while (!done()) if (!this.#nextDeadline(until)) return false;
    return true;
  }
  /** @throws Unable where the target's clock is real, and would have to be waited for. */
  advanceTo(at: number): void {
    const waits = this.silence !== undefined && this.#live().some((connection) => timersRun(connection, at - this.clock, this.profile));
    if (waits) throw new Unable("unsupported", `time is to pass in which a timer runs, and ${this.silence}`);
    while (this.#nextDeadline(at));
    if (at > this.clock) this.#pass(at - this.clock, undefined);
  }

  /** Goes to the next deadline, if there is one until then. */
  #nextDeadline(until: number): boolean {
    const ms = Math.min(...this.#live().map(({ endpoint }) => endpoint.deadline));
    if (!Number.isFinite(ms) || this.clock + ms * 1000 > until) return false;
    this.#pass(ms * 1000, ms);
    return true;
  }
  /** @param ms the same time, exactly as the endpoint gave it. */
  #pass(us: number, ms: number | undefined): void {
    this.clock = Math.round(this.clock + us);
    for (const connection of this.#live()) {
      connection.elapse(ms ?? us / 1000);
      // The listener gives a connection in the making up before the endpoint itself would (RFC 4987; SYN,ACK retries).
      if (connection.state === "SYN-RECEIVED" && this.listener?.halfOpen.has(connection) === true && connection.synAcks > this.profile.synAckRetries) this.#forget(connection);
    }
    if (this.listener?.tidy() === false) this.listener = undefined;
  }
  #live(): readonly Connection[] {
    return [...this.#behind, ...[...this.#flows.values()].flatMap(({ connection }) => (connection === undefined ? [] : [connection]))];
  }
  #forget(connection: Connection): void {
    this.sent.pop();
    this.drop(connection);
  }
  /** A connection in the making is forgotten, and nobody is told. */
  drop(connection: Connection): void {
    this.listener?.forget(connection);
    this.flow(connection.port).connection = undefined;
  }

  /** An opening ends without a segment; what a listener has taken on is forgotten, and nobody is told. */
  fails(connection: Connection, error: Errno): void {
    if (this.listener?.halfOpen.has(connection) === true) return this.drop(connection);
    connection.surrender(this.#endpoint());
    connection.error = error;
    connection.activity++;
  }

  #create(port: number, endpoint = this.#endpoint()): Connection {
    const flow = this.flow(port);
    const { numbering } = flow;
    const send: Send = (segments, how) => {
      if (this.#flows.get(port) !== flow) return;
      for (const segment of segments) {
        numbering.sent(segment);
        this.sent.push({ segment, ...numbering.ofSent(segment), at: this.clock, ...how });
      }
    };
    return new Connection(endpoint, port, this.system, send);
  }
  #endpoint(): DrillEndpoint {
    const { system, mss } = this;
    return this.#options.target({ ...this.profile, ...this.tuned }).create({
      mss,
      rcvBuffer: effectiveBuffer(system, this.rcvBuffer, mss),
      timestamps: this.#options.timestamps,
      iss: (): Seq => seq(this.#options.expectedIsn()),
      now: () => Math.floor(this.clock / 1000),
    });
  }

  #toNobody(flow: Flow, port: number, segment: Segment): void {
    const fresh = this.#create(port);
    const { listener } = this;
    if (listener === undefined) return fresh.arrives(segment);
    if (segment.syn && listener.full) return;
    fresh.call({ call: "OPEN", mode: "passive", remote: false });
    if (segment.syn && !segment.rst) flow.numbering.opened(segment.seq);
    fresh.arrives(segment);
    // What ends a listening endpoint, which no segment should, ends the listening socket.
    if (fresh.state === "CLOSED") this.listener = undefined;
    if (fresh.state === "LISTEN" || fresh.state === "CLOSED") return;
    flow.connection = fresh;
    listener.begins(fresh);
  }

  #toConnection(flow: Flow, connection: Connection, segment: Segment): void {
    const before = connection.state;
    if (before === "SYN-RECEIVED" && this.listener?.halfOpen.has(connection) === true && this.listener.full && completes(segment)) return this.#overflow(connection, segment);
    if (before === "TIME-WAIT" && segment.syn) return this.#toTimeWait(flow, connection, segment);
    if (before === "SYN-SENT" && segment.syn && !segment.rst) flow.numbering.opened(segment.seq);
    connection.arrives(segment);
    if (connection.state === "LISTEN") this.drop(connection);
  }

  /** The last segment of a handshake finds the accept queue full. */
  #overflow(connection: Connection, segment: Segment): void {
    if (this.profile.acceptOverflow === "ignore-ack") return;
    this.drop(connection);
    this.#create(connection.port).arrives(segment);
  }

  /** A SYN may take over TIME-WAIT, if somebody listens; the connection is then another one. */
  #toTimeWait(flow: Flow, connection: Connection, segment: Segment): void {
    if (this.listener === undefined && segment.ack === undefined) return connection.arrives({ ...segment, ack: connection.endpoint.sndUna });
    connection.arrives(segment);
    if (connection.state !== "SYN-RECEIVED") return;
    const next = this.#create(connection.port, connection.surrender(this.#endpoint()));
    flow.connection = next;
    this.listener?.begins(next);
  }
}

const completes = ({ ack, syn, rst }: Segment): boolean => ack !== undefined && !syn && !rst;
