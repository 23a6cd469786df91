/**
 * How often should a SYN,ACK be sent again? Often enough for an opening to survive losses, seldom enough for a flood not
 * to hold the half-open queue. Every number of retransmissions against every pattern of losses, and against floods; nothing
 * is drawn by chance.
 */
import type { ListenerSettings, Peer } from "../../model/listener-types.ts";
import { PROFILES } from "../../model/profiles.ts";
import { listenerSetup } from "../../properties/arbitraries/schedule-type.ts";
import { showSwitches } from "../../trace/profile-switches.ts";
import type { FloodCell, HalfOpenEntry, OpeningCell, SynAckSweep } from "../../trace/sweep.ts";
import { TRACE_SCHEMA, type ListenerTrace } from "../../trace/trace.ts";
import { eachCell, type Sweeping } from "./each-cell.ts";
import { ListenerWalk } from "./listener-walk.ts";

/** 5 is Linux's tcp_synack_retries, 3 FreeBSD's syncache.rexmtlimit. */
export const RETRIES = [0, 1, 2, 3, 5, 7] as const;
export const MOST_LOST_ROUNDS = 8;
/** Places in the half-open queue of the flooded listener. */
export const QUEUE = 8;
/** ms between two spoofed SYNs. */
export const EVERY = [16_000, 8_000, 4_000, 2_000, 1_000, 500, 250] as const;
/** In quarters of the time between two spoofed SYNs. */
const MOMENTS = [0, 1, 2, 3] as const;
/** How long the honest client of a flooded listener waits, ms: its SYN is sent at 0, 1, 3, 7 and 15 s. */
const PATIENCE = 31_000;

const CLIENT: Peer = "C1";
const NOBODY: Peer = "N1";

const walkWith = (settings: ListenerSettings): ListenerWalk => new ListenerWalk(listenerSetup({ settings, isn: 0 }, PROFILES.rfc9293.profile));

const traceOf = (title: string, settings: ListenerSettings, { actions }: ListenerWalk): ListenerTrace =>
  ({ schema: TRACE_SCHEMA, scope: "listener", title, profile: "rfc9293", set: showSwitches(settings), isn: 0, actions });

/** Deterministic: the same model gives the same sweep. */
export function* sweepingSynAck(): Sweeping<SynAckSweep> {
  const losses = Array.from({ length: MOST_LOST_ROUNDS + 1 }, (_, i) => i);
  const openings = RETRIES.flatMap((retries) => losses.map((count) => [retries, count] as const));
  const floods = [false, true].flatMap((cookies) => RETRIES.flatMap((retries) => EVERY.map((every) => [retries, every, cookies] as const)));
  const total = openings.length + floods.length;
  return {
    retries: RETRIES,
    entries: RETRIES.map(entry),
    losses,
    cells: yield* eachCell(openings, (place) => opening(...place), 0, total),
    queue: QUEUE,
    every: EVERY,
    flood: yield* eachCell(floods, (place) => flood(...place), openings.length, total),
  };
}

/** A SYN that nobody stands behind. */
const entry = (retries: number): HalfOpenEntry => {
  const walk = walkWith({ synAckRetries: retries });
  const sentAt: number[] = [];
  const note = (sent: readonly unknown[]): void => {
    if (sent.length > 0) sentAt.push(walk.now);
  };
  const spoof = walk.take({ do: "spoof", peer: NOBODY });
  note(spoof.sent.filter(({ from }) => from === "B"));
  while (walk.isOnItsWay("A")) note(walk.take({ do: "deliver", segment: walk.world.network[0]?.name ?? "" }).ends.flatMap(({ sent }) => sent));
  while (walk.world.halfOpen.length > 0) note(walk.take({ do: "elapse" }).ends.flatMap(({ sent }) => sent));
  return { retries, sentAt, removedAt: walk.now };
};

/** What is lost in a round: the SYN,ACK, or the ACK that answers it. */
type Lost = "SYN,ACK" | "ACK";

function* patterns(losses: number): Generator<readonly Lost[]> {
  for (let bits = 0; bits < 2 ** losses; bits++) yield Array.from({ length: losses }, (_, i) => ((bits & (1 << i)) === 0 ? "SYN,ACK" : "ACK"));
}

const opening = (retries: number, losses: number): OpeningCell => {
  const settings = { synAckRetries: retries };
  let trace: ListenerTrace | undefined;
  let played = 0;
  for (const pattern of patterns(losses)) {
    const walk = walkWith(settings);
    played++;
    if (opens(walk, pattern) || trace !== undefined) continue;
    trace = traceOf(`${retries} retransmissions of SYN,ACK: ${pattern.join(", ")} lost`, settings, walk);
  }
  return { retries, losses, verdict: trace === undefined ? "opens" : "half-open", patterns: played, ...(trace === undefined ? {} : { trace }) };
};

/** Whether both ends believe in the connection in the end, or neither does: the client may give up in silence, too. */
const opens = (walk: ListenerWalk, pattern: readonly Lost[]): boolean => {
  walk.take({ do: "connect", peer: CLIENT });
  walk.all("deliver", "A");
  for (const lost of pattern) {
    if (!comes(walk)) break;
    walk.all(lost === "ACK" ? "deliver" : "drop", "B");
    walk.all("drop", "A");
  }
  while (!walk.holds(CLIENT) && comes(walk)) {
    walk.all("deliver", "B");
    walk.all("deliver", "A");
  }
  return walk.holds(CLIENT) || walk.client(CLIENT) !== "ESTABLISHED";
};

/** Time passes until the listener sends something. False when it never will. */
const comes = (walk: ListenerWalk): boolean => {
  while (!walk.isOnItsWay("B")) {
    if (!walk.wait()) return false;
    // A SYN that the client sends again arrives; whether its answer does is up to the pattern.
    walk.all("deliver", "A");
  }
  return true;
};

const flood = (retries: number, every: number, cookies: boolean): FloodCell => {
  const settings: ListenerSettings = { synAckRetries: retries, synBacklog: QUEUE, synCookies: cookies ? "when-full" : "never" };
  const flooded = new Flood(walkWith(settings), every);
  flooded.until(entry(retries).removedAt + QUEUE * every);
  let verdict: FloodCell["verdict"] = "at-once";
  let trace: ListenerTrace | undefined;
  for (const moment of MOMENTS) {
    const branch = flooded.branch();
    branch.until(branch.walk.now + (every * moment) / MOMENTS.length);
    const served = branch.serves();
    if (served === "at-once" || verdict === "turned-away" || served === verdict) continue;
    verdict = served;
    if (served === "turned-away") trace = traceOf(`a spoofed SYN every ${every} ms, ${retries} retransmissions of SYN,ACK: an honest client is turned away`, settings, branch.walk);
  }
  return { retries, every, cookies, verdict, moments: MOMENTS.length, ...(trace === undefined ? {} : { trace }) };
};

/** Spoofed SYNs at a steady rate, each from an address of its own where nobody is. */
class Flood {
  readonly walk: ListenerWalk;
  readonly #every: number;
  #next = 0;
  #from = 0;

  constructor(walk: ListenerWalk, every: number) {
    this.walk = walk;
    this.#every = every;
  }

  branch(): Flood {
    const other = new Flood(this.walk.branch(), this.#every);
    other.#next = this.#next;
    other.#from = this.#from;
    return other;
  }

  /** @param end ms. @param done asked after every step. */
  until(end: number, done: () => boolean = () => false): void {
    while (this.walk.now < end) {
      if (this.walk.now >= this.#next) {
        this.walk.take({ do: "spoof", peer: `N${++this.#from}` });
        this.walk.all("deliver", "A");
        this.#next += this.#every;
      }
      // With nothing due the listener is idle until the next SYN: the flood's own clock still runs.
      const ms = Math.min(this.#next, end) - this.walk.now;
      if (!this.walk.wait(ms)) this.walk.now += ms;
      this.walk.all("deliver", "A");
      this.walk.all("deliver", "B");
      this.walk.all("deliver", "A");
      if (done()) return;
    }
  }

  /** An honest client comes now, over a network that loses nothing. */
  serves(): FloodCell["verdict"] {
    const start = this.walk.now;
    const served = (): boolean => this.walk.holds(CLIENT);
    this.walk.take({ do: "connect", peer: CLIENT });
    this.walk.all("deliver", "A");
    this.walk.all("deliver", "B");
    this.walk.all("deliver", "A");
    if (served()) return "at-once";
    this.until(start + PATIENCE, served);
    return served() ? "late" : "turned-away";
  }
}
