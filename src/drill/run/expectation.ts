/** A packet that the script expects, and what the host sends. */
import { packetText, secondsText } from "../packet-text.ts";
import type { TcpOptionSpec, TcpPacket } from "../script.ts";
import type { Host } from "../sockets/host.ts";
import type { SentSegment } from "../sockets/host-parts.ts";
import { differences, isAgain, isAggregated, joined, sentText, wantedText } from "./compare.ts";
import { excuse } from "./excuse.ts";
import { Beyond, Parted } from "./stop.ts";
import type { Agreement } from "./survey.ts";
import { optionsOf, windowField } from "./wire-options.ts";

export interface Comparison {
  /** Whether windows, options and times are compared as well, and no acknowledgment may be aggregated. */
  readonly strict: boolean;
  /** µs. */
  readonly tolerance: number;
  readonly agreement: Agreement;
}

/** µs; an acknowledgment is not delayed for longer (MUST-58). */
const LONGEST_DELAY = 500_000;

export class Expectation {
  readonly #host: Host;
  readonly #comparison: Comparison;
  /** The highest acknowledgment that the script has seen. */
  #acknowledged: number | undefined;
  readonly #seen: SentSegment[] = [];
  /** The highest right edge of the window that the script's packets have shown. */
  #edge: number | undefined;
  /** The script's TSval minus ours, from the first that both have. */
  #stamps: number | undefined;

  constructor(host: Host, comparison: Comparison) {
    this.#host = host;
    this.#comparison = comparison;
  }

  /**
   * The segment that the packet stands for, after waiting for it if need be.
   * @param due, end when it may come, µs; undefined for `*`.
   * @throws Parted, Beyond
   */
  meet(packet: TcpPacket, due: number | undefined, end: number | undefined): SentSegment {
    const queue = this.#host.sent;
    // Taken for the first of two acknowledgments that the script has as one; if no second comes, it is what differs.
    let aggregated: SentSegment | undefined;
    // Not every version of the system sends it.
    let passedOver: SentSegment | undefined;
    for (;;) {
      if (queue.length === 0 && !this.#host.waitForSegment(aggregated === undefined ? undefined : aggregated.at + LONGEST_DELAY)) {
        const instead = aggregated ?? passedOver;
        this.#part(packet, instead, due, instead === undefined ? "nothing is sent" : differing(differences(packet, instead)));
      }
      const sent = queue[0];
      if (sent === undefined) throw new Error("a host that has sent something has it in its queue");
      const wrong = differences(packet, sent);
      if (wrong.length === 0) {
        if (this.#comparison.strict) this.#closely(packet, sent, due, end);
        this.#shows(packet);
        return this.#consume(1, sent);
      }
      const pieces = joined(packet, queue);
      if (pieces > 0) {
        if (this.#comparison.strict) this.#closely(packet, sent, due, end);
        return this.#consume(pieces, sent);
      }
      if (sent.mayBeSilent) {
        passedOver = this.#consume(1, sent);
        continue;
      }
      // Time that nobody waits for passes all the same, and what is not acknowledged is then sent again.
      if (this.#host.silence !== undefined && isAgain(sent, this.#seen)) {
        this.#consume(1, sent);
        continue;
      }
      if (!this.#comparison.strict && isAggregated(packet, sent, this.#acknowledged)) {
        aggregated = this.#consume(1, sent);
        continue;
      }
      this.#part(packet, sent, due, differing(wrong));
    }
  }

  /** Whether text that ends there goes beyond the window that the script has shown. */
  isBeyondShown(end: number): boolean {
    return this.#edge !== undefined && end > this.#edge;
  }
  #shows({ flags, ack, win }: TcpPacket): void {
    if (flags.includes("S")) this.#edge = undefined;
    else if (ack !== undefined && win !== undefined) this.#edge = Math.max(this.#edge ?? 0, ack + win * 2 ** this.#comparison.agreement.ownShift);
  }
  #consume(count: number, first: SentSegment): SentSegment {
    const taken = this.#host.sent.splice(0, count);
    this.#seen.push(...taken);
    // A SYN begins the count anew; a SYN,ACK acknowledges the number before the first octet.
    const last = taken.at(-1);
    if (last?.segment.syn === true) this.#acknowledged = last.ack === undefined ? undefined : 1;
    else if (last?.ack !== undefined) this.#acknowledged = last.ack;
    return first;
  }

  #part(packet: TcpPacket, sent: SentSegment | undefined, due: number | undefined, because: string): never {
    const reason = excuse(packet, sent, this.#seen, this.#host);
    if (reason !== undefined) throw new Beyond(packet.at, reason);
    throw new Parted(packet.at, because, { script: wantedText(packet, due), actual: sent === undefined ? "nothing" : sentText(sent) }, sent?.at);
  }

  /** `--strict`: what else a packet says. */
  #closely(packet: TcpPacket, sent: SentSegment, due: number | undefined, end: number | undefined): void {
    const { agreement, tolerance } = this.#comparison;
    const win = windowField(sent.segment, agreement, this.#host.system);
    const text = { script: wantedText(packet, due), actual: sentText(sent, win) };
    if (due !== undefined && end !== undefined && (sent.at < due - tolerance || sent.at > end + tolerance)) {
      throw new Parted(packet.at, `it is sent at ${secondsText(sent.at)} s; the tolerance is ${secondsText(tolerance)} s`, text);
    }
    if (packet.win !== undefined && packet.win !== win) throw new Parted(packet.at, `its window is ${win}`, text);
    if (packet.options === "any") return;
    const options = this.#stamped(packet.options, optionsOf(sent.segment, agreement, this.#host.system, Math.floor(sent.at / 1000)));
    const show = (list: readonly TcpOptionSpec[]): string => packetText({ flags: "", seq: 0, length: 0, ack: 0, options: list }).replace(/^[^<]*/, "");
    if (show(options) !== show(packet.options)) throw new Parted(packet.at, `its options are ${show(options) || "none"}`, text);
  }

  /** Our time stamps as the script counts them: from the first one on (ms). */
  #stamped(wanted: readonly TcpOptionSpec[], options: readonly TcpOptionSpec[]): readonly TcpOptionSpec[] {
    const stamp = wanted.find((option) => option.kind === "TS");
    return options.map((option) => {
      if (option.kind !== "TS" || stamp === undefined) return option;
      this.#stamps ??= stamp.val - option.val;
      return { ...option, val: (option.val + this.#stamps) >>> 0 };
    });
  }
}

const differing = (wrong: readonly string[]): string => `another segment is sent: the ${listed(wrong)} ${wrong.length === 1 && wrong[0] !== "flags" ? "differs" : "differ"}`;

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`);
