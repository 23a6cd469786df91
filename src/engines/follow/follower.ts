/**
 * A capture, connection by connection, in constant memory: what is over is told and let go. A new SYN makes a new connection of the
 * same sockets; how many can live at once is bounded, and one that is let go for that is said to be unknown from there on.
 */
import type { CapturedPacket } from "../../wire/captured.ts";
import type { WireSegment } from "../../wire/decode.ts";
import type { Profile } from "../../model/profile.ts";
import type { ObservedConnection } from "../../trace/observed.ts";
import { isAtAnEnd, isOver, RowKeeper, type Connection, type Index, type Position } from "./connection.ts";
import { End } from "./end.ts";
import { Flows } from "./flows.ts";
import { fits, isEntangled, isNewIncarnation, judgeStale, reuseOf } from "./incarnations.ts";
import { judge } from "./judge.ts";
import { isBareSyn, isSynAck, observe, type Observed } from "./observed.ts";
import { outcomeOf } from "./outcome.ts";
import { ANY } from "./states.ts";

export interface FollowOptions {
  readonly profile: Profile;
  /** Where the tap was, where that is known: then nothing that this end sent or got is missing. */
  readonly at?: "client" | "server" | "middle";
  /** Rows kept at either end of a connection's ladder; 12 unless told, and fewer where many connections live at once. */
  readonly rows?: number;
  /** The one connection whose ladder is wanted, by its number. */
  readonly only?: number;
  /** Connections followed at once; 50,000 unless told. */
  readonly most?: number;
  readonly found: (connection: ObservedConnection) => void;
}

const MOST = 50_000;
/** Text of that many segments of each end is looked at. */
const EARLY = 4;
const ROWS = 12;
/** Rows at either end of all ladders together, and of one at least: what a row takes is the most of what a connection takes. */
const ALL_ROWS = 20_000;
const FEWEST_ROWS = 2;

export class Follower {
  readonly #live = new Flows();
  readonly #options: FollowOptions;
  /** Over, in the order of their ends: each waits for late segments, and for a SYN that takes over TIME-WAIT. */
  #over: { readonly flow: Connection; readonly since: number }[] = [];
  #next = 0;
  #time = 0;
  segments = 0;
  connections = 0;
  /** How many were let go because there were too many. */
  letGo = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  see(packet: CapturedPacket, wire: WireSegment): void {
    if (packet.time !== undefined) this.#time = packet.time.seconds * 1_000 + packet.time.nanos / 1_000_000;
    const { source, destination } = wire.ip;
    const { sourcePort, destinationPort } = wire.tcp;
    this.segments++;
    const known = this.#live.get(source, sourcePort, destination, destinationPort);
    const from: Index = known === undefined || isEnd(known, 0, source, sourcePort) ? 0 : 1;
    const s = observe(packet, this.#time, wire, known === undefined || known.ends[from].segments < EARLY);
    if (known !== undefined && !isNewIncarnation(known, from, s)) {
      this.#follow(known, from, s);
      return;
    }
    if (known !== undefined) {
      if (isBareSyn(s)) withdraw(known);
      this.#tell(known);
    }
    const flow = this.#begin(wire, s, known);
    this.#live.add(flow);
    this.#follow(flow, isEnd(flow, 0, source, sourcePort) ? 0 : 1, s);
    if (this.#live.size > (this.#options.most ?? MOST)) this.#makeRoom();
  }

  /** The capture has ended. */
  end(): void {
    const rest = [...this.#live].sort((a, b) => a.id - b.id);
    for (const flow of rest) {
      this.#live.delete(flow);
      this.#tell(flow);
    }
  }

  #follow(flow: Connection, from: Index, s: Observed): void {
    const before = isOver(flow);
    if (flow.earlier !== undefined && !fits(flow, from, s) && fits(flow.earlier, sideIn(flow.earlier, flow, from), s)) judgeStale(flow, from, s);
    else judge(flow, from, s);
    if (!before && isOver(flow)) {
      this.#over.push({ flow, since: s.time });
      this.#sweep(s.time);
    }
  }

  #begin({ ip, tcp }: WireSegment, s: Observed, earlier: Connection | undefined): Connection {
    const sender = new End(ip.source, tcp.sourcePort);
    const receiver = new End(ip.destination, tcp.destinationPort);
    const begun = isBareSyn(s) ? "syn" : isSynAck(s) ? "syn-ack" : "middle";
    // Who answers a SYN did not open; in the middle a server is told by its port.
    const opens = begun === "syn" || (begun === "middle" && tcp.sourcePort >= tcp.destinationPort);
    const ends: readonly [End, End] = opens ? [sender, receiver] : [receiver, sender];
    if (begun !== "syn") for (const end of ends) end.states = ANY;
    if (earlier?.earlier !== undefined) earlier.earlier.earlier = undefined;
    this.connections++;
    this.#next++;
    return {
      id: this.#next, ends, begun, position: this.#positionOf(ip.source, ip.destination), first: s, last: s, earlier,
      reuseAfter: earlier === undefined || begun !== "syn" ? undefined : reuseOf(earlier, s, this.#options.profile),
      violation: undefined,
      unknown: ip.source === ip.destination && tcp.sourcePort === tcp.destinationPort ? { segment: s, because: "a socket that is connected to itself: which end sent what cannot be told" } : undefined,
      resets: [], remarks: [], missed: 0, stale: 0, muddled: earlier !== undefined && isEntangled(earlier, s), synSinceAnswer: false, closedFirst: undefined, crossedFins: false, wrongChecksums: 0, partialChecksums: 0,
      rows: new RowKeeper(this.#rowsFor(this.#next)),
    };
  }

  #rowsFor(id: number): number {
    const { rows = ROWS, only } = this.#options;
    if (only !== undefined) return id === only ? rows : 0;
    return Math.min(rows, Math.max(FEWEST_ROWS, Math.floor(ALL_ROWS / (this.#live.size + 1))));
  }

  #positionOf(source: string, destination: string): Position {
    if (this.#options.at !== undefined) return this.#options.at;
    return source === destination || (source.startsWith("127.") && destination.startsWith("127.")) ? "loopback" : "unknown";
  }

  /** Lets go of what ended longer ago than any TIME-WAIT lasts, or of the oldest, where there are many. */
  #sweep(now: number): void {
    const { msl, timeWaitMsls } = this.#options.profile;
    const many = (this.#options.most ?? MOST) / 2;
    let gone = 0;
    for (const { flow, since } of this.#over) {
      if (since > now - msl * timeWaitMsls && this.#over.length - gone <= many) break;
      gone++;
      if (this.#live.delete(flow)) this.#tell(flow);
    }
    if (gone > 0) this.#over = this.#over.slice(gone);
  }

  #makeRoom(): void {
    const flow = this.#live.oldest;
    if (flow === undefined) return;
    this.#live.delete(flow);
    if (!isOver(flow)) {
      this.letGo++;
      flow.unknown ??= { segment: flow.last, because: `more than ${this.#options.most ?? MOST} connections at once: this one was no longer followed` };
    }
    this.#tell(flow);
  }

  #tell(flow: Connection): void {
    this.#options.found(outcomeOf(flow));
  }
}

/** Whoever opens again and again from the same port may have sent a SYN that the tap missed, and that a refusal answers. */
const withdraw = (flow: Connection): void => {
  if (flow.violation?.unlessSyn !== true || isAtAnEnd(flow)) return;
  const { segment, because } = flow.violation;
  flow.unknown ??= { segment, because: `${because}: unless the tap missed another SYN` };
  flow.violation = undefined;
};

/** The same end in the connection before, where it may be the other one that opened. */
const sideIn = (earlier: Connection, flow: Connection, from: Index): Index => {
  const end = flow.ends[from];
  return isEnd(earlier, 0, end.address, end.port) ? 0 : 1;
};

const isEnd = ({ ends }: Connection, index: Index, address: string, port: number): boolean => ends[index].port === port && ends[index].address === address;
