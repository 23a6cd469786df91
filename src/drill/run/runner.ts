/** Plays the events of a script, one after the other. */
import { octets } from "../../model/octet.ts";
import type { Segment } from "../../model/segment.ts";
import { before, distanceFrom, seq } from "../../model/seq.ts";
import { placeText } from "../packet-text.ts";
import type { CommandLine, EventTime, OtherPacket, Script, ScriptEvent, SystemCall, TcpPacket } from "../script.ts";
import type { Answer } from "../sockets/answer.ts";
import { Descriptors } from "../sockets/descriptors.ts";
import { errnoOf } from "../sockets/errno.ts";
import type { Host } from "../sockets/host.ts";
import { NO_PORT } from "../sockets/open-calls.ts";
import { systemCall } from "../sockets/system-calls.ts";
import { numberOf } from "../sockets/values.ts";
import { judgeAssertions } from "./assertions.ts";
import { Expectation, type Comparison } from "./expectation.ts";
import { icmpMeaning } from "./icmp.ts";
import { infoOf } from "./info.ts";
import { Schedule } from "./schedule.ts";
import { Beyond, Parted } from "./stop.ts";
import { alters, assignmentsOf, isFilter, settingOf } from "./sysctl.ts";

interface Blocked {
  readonly call: SystemCall;
  readonly startedAt: number;
  /** By when it has to return, where times are compared (µs). */
  readonly until: number;
}

export class Runner {
  readonly #script: Script;
  readonly #host: Host;
  readonly #comparison: Comparison;
  readonly #schedule: Schedule;
  readonly #expectation: Expectation;
  readonly #sockets = new Descriptors();
  readonly notes = new Set<string>();
  /** The newest time stamp of each remote port. */
  readonly #stamps = new Map<number, NonNullable<Segment["ts"]>>();
  #blocked: Blocked | undefined;
  #position = 0;

  constructor(script: Script, comparison: Comparison, makeHost: (expectedIsn: () => number) => Host) {
    this.#script = script;
    this.#comparison = comparison;
    this.#schedule = new Schedule(comparison.strict);
    this.#host = makeHost(() => this.#expectedIsn());
    this.#expectation = new Expectation(this.#host, comparison);
  }
  get clock(): number {
    return this.#host.clock;
  }
  /** Where it is. */
  get at(): ScriptEvent["at"] {
    return (this.#script.events[this.#position] ?? this.#script.events.at(-1))?.at ?? { line: 1, column: 1 };
  }

  /** @throws Parted, Beyond */
  run(): void {
    if (this.#script.setUp !== undefined) this.#command(this.#script.setUp);
    for (const [position, event] of this.#script.events.entries()) {
      this.#position = position;
      this.#event(event);
      this.#tryBlocked();
    }
    this.#awaitBlocked();
  }

  #event({ what, time }: ScriptEvent): void {
    if (what.kind === "tcp" && what.direction === "outbound") return this.#expect(what, time);
    if (what.kind === "call") this.#awaitBlocked();
    const due = this.#schedule.due(time) ?? this.#host.clock;
    this.#host.advanceTo(due);
    this.#tryBlocked();
    const until = what.kind === "call" && what.until !== undefined ? this.#schedule.dueUntil(time, what.until) : due;
    this.#schedule.happened(time, Math.max(due, this.#host.clock));
    switch (what.kind) {
      case "tcp":
        return this.#inject(what);
      case "call":
        return this.#call(what, until);
      case "command":
        return this.#command(what);
      case "code":
        return judgeAssertions(what, infoOf(this.#sockets.latest, this.#host, this.#comparison.agreement), this.#host.system);
      case "other":
        return this.#icmp(what);
      default:
        what satisfies never;
    }
  }

  #expect(packet: TcpPacket, time: EventTime): void {
    const due = this.#schedule.due(time);
    const end = time.kind !== "any" && time.to !== undefined ? this.#schedule.dueUntil(time, time.to) : due;
    const sent = this.#expectation.meet(packet, due, end);
    // What a timer sent takes the script with it; an answer that is early or late does not.
    this.#schedule.happened(time, due === undefined || sent.byTimer ? sent.at : undefined);
  }

  #inject(packet: TcpPacket): void {
    const port = packet.ports?.source ?? NO_PORT;
    const { numbering } = this.#host.flow(port);
    const syn = packet.flags.includes("S");
    const { seq: at, ack } = numbering.toWire({ seq: packet.seq ?? 0, ack: packet.ack, syn, absolute: packet.absolute });
    const segment: Segment = {
      seq: at, ack, syn,
      fin: packet.flags.includes("F"),
      rst: packet.flags.includes("R"),
      wnd: (packet.win ?? 0) * (syn ? 1 : 2 ** this.#comparison.agreement.remoteShift),
      data: octets("X", 0, 0, packet.length),
      ...(packet.flags.includes("U") ? { urg: packet.urg ?? 0 } : {}),
      ...this.#stampOf(packet, port),
    };
    this.#host.overflowed ||= packet.length > 0 && this.#expectation.isBeyondShown((packet.seq ?? 0) + packet.length);
    this.#host.arrives(port, segment);
  }

  #icmp({ at, words, echoed = 0 }: OtherPacket): void {
    const { connection, numbering } = this.#host.flow(NO_PORT);
    const una = connection?.endpoint.sndUna;
    const acknowledged = una === undefined ? 0 : distanceFrom(numbering.local, una);
    const meaning = icmpMeaning(words, {
      state: connection?.state ?? "CLOSED",
      isHalfOpen: connection !== undefined && this.#host.listener?.halfOpen.has(connection) === true,
      isOutstanding: echoed === acknowledged,
      textIsOut: connection !== undefined && connection.written >= acknowledged,
    }, this.#host.system);
    if (meaning.kind === "beyond") throw new Beyond(at, meaning.because);
    if (meaning.kind === "ends" && !this.#host.isSettable) throw new Beyond(at, "an ICMP message that ends an opening does not reach a real stack");
    if (meaning.kind === "nothing" || connection === undefined || this.#host.ignoresIcmp) this.notes.add(`${placeText(at)} means nothing to TCP: icmp ${words.join(" ")}`);
    else this.#host.fails(connection, meaning.error);
  }

  /** The time stamp that a packet has, or, where the system takes one without, is taken to have: the last one again. */
  #stampOf(packet: TcpPacket, port: number): Pick<Segment, "ts"> {
    if (!this.#comparison.agreement.timestamps) return {};
    const own = packet.options === "any" ? undefined : packet.options.find((option) => option.kind === "TS");
    const last = this.#host.system.takesUnstamped && !packet.flags.includes("S") ? this.#stamps.get(port) : undefined;
    if (own === undefined) return last === undefined ? {} : { ts: last };
    const ts = { val: own.val, ecr: own.ecr };
    const isOlder = last !== undefined && before(seq(ts.val), seq(last.val));
    if (!isOlder) this.#stamps.set(port, ts);
    return { ts };
  }

  #call(call: SystemCall, until: number): void {
    const blocked: Blocked = { call, startedAt: this.#host.clock, until };
    const answer = this.#ask(blocked, true);
    if (answer !== "blocked") return this.#judge(blocked, answer, call.until !== undefined);
    if (call.until === undefined) throw new Parted(call.at, `${call.name} blocks, and the script expects it to return at once`);
    this.#blocked = blocked;
  }
  #ask({ call, startedAt }: Blocked, isFirst: boolean): Answer {
    return systemCall({ call, host: this.#host, sockets: this.#sockets, isFirst, startedAt });
  }
  #tryBlocked(): boolean {
    const blocked = this.#blocked;
    if (blocked === undefined) return true;
    const answer = this.#ask(blocked, false);
    if (answer === "blocked") return false;
    this.#blocked = undefined;
    this.#judge(blocked, answer, true);
    return true;
  }
  /** One call at a time: the next one waits for the one that blocks. */
  #awaitBlocked(): void {
    const blocked = this.#blocked;
    if (blocked === undefined) return;
    const timeout = timeoutOf(blocked.call);
    const end = timeout === undefined ? undefined : blocked.startedAt + timeout * 1000;
    if (this.#host.waitFor(() => this.#tryBlocked(), end)) return;
    if (end !== undefined) this.#host.advanceTo(end);
    if (!this.#tryBlocked()) throw new Parted(blocked.call.at, `${blocked.call.name} never returns`);
  }

  #judge({ call, until }: Blocked, { value, errno }: Exclude<Answer, "blocked">, wasBlocking: boolean): void {
    const { strict, tolerance } = this.#comparison;
    const wanted = numberOf(call.result);
    const found = `${value}${errno === undefined ? "" : ` ${errno}`}`;
    const isWanted = wanted === undefined || (wanted === value && (call.errno === undefined || errnoOf(call.errno) === errno));
    if (!isWanted) throw new Parted(call.at, `${call.name} returns ${found}, and the script expects ${wanted ?? "…"}${call.errno === undefined ? "" : ` ${call.errno}`}`);
    if (strict && wasBlocking && Math.abs(this.#host.clock - until) > tolerance) {
      throw new Parted(call.at, `${call.name} returns at ${this.#host.clock / 1e6} s, and the script expects ${until / 1e6} s`);
    }
  }

  #command({ at, text }: CommandLine): void {
    const { profile, isSettable } = this.#host;
    this.#host.isFiltered ||= isFilter(text);
    const known = assignmentsOf(text).map(([name, value]) => settingOf(name, value, profile));
    for (const setting of known) {
      if (!isSettable && alters(setting, profile)) throw new Beyond(at, `the setting does not reach a real stack: ${oneLine(text)}`);
      if (setting?.profile !== undefined) this.#host.profile = { ...this.#host.profile, ...setting.profile };
      if (setting?.rcvBuffer !== undefined) this.#host.rcvBuffer = setting.rcvBuffer;
      if (setting?.ignoresIcmp !== undefined) this.#host.ignoresIcmp = setting.ignoresIcmp;
    }
    if (!isSettable || known.length === 0 || known.includes(undefined)) this.notes.add(`${placeText(at)} not carried out: ${oneLine(text)}`);
  }

  /** The number of the next SYN that the script expects from here on. */
  #expectedIsn(): number {
    for (const { what } of this.#script.events.slice(this.#position)) {
      if (what.kind === "tcp" && what.direction === "outbound" && what.flags.includes("S")) return what.seq ?? 0;
    }
    return 0;
  }
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");

/** ms; undefined for a call that waits for as long as it takes. */
const timeoutOf = ({ name, args }: SystemCall): number | undefined => {
  const at = name === "poll" ? args[2] : name === "epoll_wait" ? args[3] : undefined;
  const timeout = at === undefined ? undefined : numberOf(at);
  return timeout === undefined || timeout < 0 ? undefined : timeout;
};
