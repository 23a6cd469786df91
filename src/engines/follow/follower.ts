/**
 * A capture, connection by connection, in constant memory: what is over is told and let go. A new SYN makes a new connection of the
 * same sockets; how many can live at once is bounded, and one that is let go for that is said to be unknown from there on.
 */
import type { CapturedPacket } from "../../wire/captured.ts";
import type { WireSegment } from "../../wire/decode.ts";
import type { Profile } from "../../model/profile.ts";
import type { ObservedConnection } from "../../trace/observed.ts";
import { isOver, otherEnd, RowKeeper, type Connection, type Index, type Position } from "./connection.ts";
import { End } from "./end.ts";
import { fits, isEntangled, isNewIncarnation, judgeStale, reuseOf } from "./incarnations.ts";
import { judge } from "./judge.ts";
import { isBareSyn, isSynAck, observe, type Observed } from "./observed.ts";
import { outcomeOf } from "./outcome.ts";
import { ANY } from "./states.ts";

export interface FollowOptions {
  readonly profile: Profile;
  /** Where the tap was, where that is known: then nothing that this end sent or got is missing. */
  readonly at?: "client" | "server" | "middle";
  /** Rows kept at either end of a connection's ladder; 12 unless told. */
  readonly rows?: number;
  /** Connections followed at once; 50,000 unless told. */
  readonly most?: number;
  readonly found: (connection: ObservedConnection) => void;
}

const MOST = 50_000;
const ROWS = 12;

export class Follower {
  readonly #live = new Map<string, Connection>();
  readonly #options: FollowOptions;
  /** Over, in the order of their ends: each waits for late segments, and for a SYN that takes over TIME-WAIT. */
  #over: { readonly key: string; readonly flow: Connection; readonly since: number }[] = [];
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
    const s = observe(packet, this.#time, wire);
    this.segments++;
    const forward = source < destination || (source === destination && sourcePort <= destinationPort);
    const key = forward ? `${source} ${sourcePort} ${destination} ${destinationPort}` : `${destination} ${destinationPort} ${source} ${sourcePort}`;
    const known = this.#live.get(key);
    if (known !== undefined) {
      const from: Index = known.ends[0].port === sourcePort && known.ends[0].address === source ? 0 : 1;
      if (!isNewIncarnation(known, from, s)) {
        this.#follow(key, known, from, s);
        return;
      }
      this.#tell(known);
    }
    const flow = this.#begin(wire, s, known);
    this.#live.set(key, flow);
    this.#follow(key, flow, flow.ends[0].port === sourcePort && flow.ends[0].address === source ? 0 : 1, s);
    if (this.#live.size > (this.#options.most ?? MOST)) this.#makeRoom();
  }

  /** The capture has ended. */
  end(): void {
    const rest = [...this.#live.values()].sort((a, b) => a.id - b.id);
    this.#live.clear();
    for (const flow of rest) this.#tell(flow);
  }

  #follow(key: string, flow: Connection, from: Index, s: Observed): void {
    const before = isOver(flow);
    if (flow.earlier !== undefined && !fits(flow, from, s) && fits(flow.earlier, sideIn(flow.earlier, flow, from), s)) judgeStale(flow, from, s);
    else judge(flow, from, s);
    if (!before && isOver(flow)) {
      this.#over.push({ key, flow, since: s.time });
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
      rows: new RowKeeper(this.#options.rows ?? ROWS),
    };
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
    for (const { key, flow, since } of this.#over) {
      if (since > now - msl * timeWaitMsls && this.#over.length - gone <= many) break;
      gone++;
      if (this.#live.get(key) !== flow) continue;
      this.#live.delete(key);
      this.#tell(flow);
    }
    if (gone > 0) this.#over = this.#over.slice(gone);
  }

  #makeRoom(): void {
    const [oldest] = this.#live;
    if (oldest === undefined) return;
    const [key, flow] = oldest;
    this.#live.delete(key);
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

/** The same end in the connection before, where it may be the other one that opened. */
const sideIn = (earlier: Connection, flow: Connection, from: Index): Index => {
  const end = flow.ends[from];
  return earlier.ends[0].port === end.port && earlier.ends[0].address === end.address ? 0 : otherEnd(0);
};
