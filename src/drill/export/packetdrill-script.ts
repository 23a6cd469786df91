/**
 * One end of a run as a script in packetdrill's language: its user's calls as socket calls, what reached it as packets that are
 * injected, what it sent as packets that are expected, and its states as assertions.
 */
import type { Profile } from "../../model/profile.ts";
import type { ProfileName } from "../../model/profiles.ts";
import { segmentLength, type Segment } from "../../model/segment.ts";
import type { EndpointStep, Side, WorldStep } from "../../model/world-types.ts";
import { Numbering } from "../numbering.ts";
import { packetText, secondsText } from "../packet-text.ts";
import { errorOf } from "../sockets/errno.ts";
import { stateName } from "../sockets/state-numbers.ts";
import { sentByCall, sentInAnswer, systemOf, type System } from "../systems.ts";
import type { TcpOptionSpec } from "../script.ts";
import { ScriptUser } from "./user.ts";

export interface ScriptHead {
  /** One line each. */
  readonly comments: readonly string[];
  readonly profileName: ProfileName;
  /** What the end really does. */
  readonly profile: Profile;
  /** The step, from 0, that breaks a property, and what it breaks. */
  readonly failure?: { readonly failedAt: number; readonly property: string; readonly because: string } | undefined;
}

export const packetdrillScript = (steps: readonly WorldStep[], end: Side, head: ScriptHead): string => {
  const writer = new Writer(head);
  let stopped = false;
  for (const [index, step] of steps.entries()) {
    writer.pass(step.elapsed);
    for (const own of stopped ? [] : step.ends.filter(({ side }) => side === end)) {
      const because = writer.step(own);
      if (because === undefined) continue;
      writer.comment(`The script ends here: ${because}.`);
      stopped = true;
      break;
    }
    if (!stopped && step.action.do === "reboot" && step.action.side === end) {
      writer.comment("The script ends here: a host that loses its memory has no socket call.");
      stopped = true;
    }
    if (index === head.failure?.failedAt) writer.comment(`${stopped ? "After that" : "Here"} ${head.failure.property} is violated: ${head.failure.because}`);
  }
  return writer.text();
};

class Writer {
  readonly #head: ScriptHead;
  readonly #system: System;
  readonly #user: ScriptUser;
  readonly #numbering = new Numbering();
  readonly #lines: string[] = [];
  /** ms since the start of the run, and when the last line was. */
  #now = 0;
  #written = 0;
  #synAcks = 0;
  /** Whether a SYN offers time stamps. */
  #stamped = false;

  constructor(head: ScriptHead) {
    this.#head = head;
    this.#system = systemOf(head.profileName);
    this.#user = new ScriptUser({ system: this.#system, halfDuplexClose: head.profile.halfDuplexClose, rcvBuffer: head.profile.rcvBuffer });
  }

  pass(ms: number): void {
    this.#now += ms;
  }
  comment(text: string): void {
    this.#lines.push(`// ${oneLine(text)}`);
  }
  text(): string {
    const { comments, profileName, profile } = this.#head;
    // A listener gives a connection in the making up after so many SYN,ACKs; an endpoint alone does not.
    const bsd = profileName === "freebsd";
    const settings = [
      ...(this.#synAcks > profile.synAckRetries ? [`${bsd ? "net.inet.tcp.syncache.rexmtlimit" : "net.ipv4.tcp_synack_retries"}=${this.#synAcks}`] : []),
      ...(this.#stamped && !profile.timestamps ? [`${bsd ? "net.inet.tcp.rfc1323" : "net.ipv4.tcp_timestamps"}=0`] : []),
    ];
    const setUp = settings.length === 0 ? [] : [`\`${settings.map((setting) => `sysctl -w ${setting}`).join("; ")}\``];
    const events = this.#lines.some((line) => !line.startsWith("//")) ? this.#lines : [...this.#lines, "+0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3"];
    return `${[...comments.map((text) => `// ${oneLine(text)}`), "", ...setUp, ...events].join("\n")}\n`;
  }

  /** @returns why it cannot be said with sockets, if it cannot. */
  step(own: EndpointStep): string | undefined {
    const { event, before, next, signals } = own;
    if (event.kind === "segment") {
      const unsayable = this.#cannotInject(own, event.segment);
      if (unsayable !== undefined) return unsayable;
      if ((before.state === "LISTEN" || before.state === "SYN-SENT") && event.segment.syn && !event.segment.rst) this.#inject(event.segment, true);
      else this.#inject(event.segment, false);
    }
    if (event.kind === "call") {
      const said = this.#user.call(own);
      if (!said.ok) return said.because;
      for (const line of said.lines) this.#line(line);
    }
    if (event.kind === "elapse" && before.state === "SYN-RECEIVED") this.#synAcks += own.sent.filter(({ syn }) => syn).length;
    // What waits to be sent rides on the segment that opens the connection, so it has to be written before that is expected.
    const opens = signals.some(({ kind }) => kind === "open");
    const early = (opens && this.#user.hasMore) || event.kind === "call";
    if (early) this.#heard(own, opens);
    for (const segment of own.sent) this.#expect(this.#dressed(own, segment));
    if (!early) this.#heard(own, opens);
    if (next.state === "LISTEN" || next.state === "CLOSED") this.#user.givesUp();
    if (before.state === "TIME-WAIT" && next.state === "SYN-RECEIVED") for (const line of this.#user.replaced()) this.#line(line);
    if (next.state !== before.state) this.#state(next.state);
    // A segment that ends LISTEN ends the listening socket, too; of anything else the user is the one who closes it.
    if (next.state === "CLOSED" && before.state !== "CLOSED" && before.state !== "LISTEN") for (const line of this.#user.ended()) this.#line(line);
    return undefined;
  }

  #cannotInject({ before, signals, next }: EndpointStep, segment: Segment): string | undefined {
    const stays = "rcvNxt" in before && "rcvNxt" in next && before.rcvNxt === next.rcvNxt;
    if (before.state === "SYN-RECEIVED" && stays && this.#user.hasMore && segmentLength(segment) > 0) return "what waits to be sent rides on an acknowledgment that write(2) is too late for";
    if (segment.security !== undefined) return "a segment of another security compartment cannot be made";
    const read = signals.reduce((sum, signal) => sum + (signal.kind === "data" ? signal.data.length : 0), 0);
    const waits = "receives" in before && before.receives > 0;
    const held = "received" in before ? before.received.length : 0;
    if (waits && held + read >= this.#head.profile.rcvBuffer) return "a RECEIVE that waits empties a full buffer before it is told of as full, and read(2) does so after that";
    return undefined;
  }

  #inject(segment: Segment, opens: boolean): void {
    const { seq, ack } = this.#numbering.ofInjected(segment);
    if (opens) this.#numbering.opened(segment.seq);
    const ts: readonly TcpOptionSpec[] = segment.ts === undefined ? [] : [{ kind: "TS", val: segment.ts.val, ecr: segment.ts.ecr }];
    // Time stamps take their room from the text.
    const mss = this.#head.profile.mss + (this.#head.profile.timestamps && ts.length > 0 ? 12 : 0);
    if (segment.syn && ts.length > 0) this.#stamped = true;
    const options: readonly TcpOptionSpec[] = segment.syn ? [{ kind: "mss", value: mss }, ...ts] : ts;
    this.#line(`< ${packetText({ flags: flagsOf(segment), seq, length: segment.data.length, ack, win: Math.min(0xffff, segment.wnd), urg: segment.urg, options })}`);
  }
  #expect(segment: Segment): void {
    this.#numbering.sent(segment);
    const { seq, ack } = this.#numbering.ofSent(segment);
    const options = segment.syn || segment.ts !== undefined ? "any" : [];
    this.#line(`> ${packetText({ flags: flagsOf(segment), seq, length: segment.data.length, ack, urg: segment.urg, options })}`);
  }
  #dressed({ event, before, next }: EndpointStep, segment: Segment): Segment {
    if (event.kind === "call") return sentByCall(this.#system, segment, before);
    return event.kind === "segment" ? sentInAnswer(this.#system, segment, before, next) : segment;
  }

  #heard(own: EndpointStep, opens: boolean): void {
    if (opens) for (const line of this.#user.opened()) this.#line(line);
    this.#told(own);
  }
  /** What the user is told, as calls that ask for it. */
  #told({ signals, before, event }: EndpointStep): void {
    const { fd } = this.#user;
    if (fd === undefined) return;
    const handed = signals.reduce((sum, signal) => sum + (signal.kind === "data" ? signal.data.length : 0), 0);
    if (handed > 0) this.#line(`read(${fd}, ..., ${handed}) = ${handed}`);
    for (const { kind } of signals) {
      if (kind === "reset" || kind === "refused" || kind === "timeout") this.#line(`getsockopt(${fd}, SOL_SOCKET, SO_ERROR, [${errorOf(kind, before.state)}], [4]) = 0`);
    }
    const nothingLeft = !("received" in before) || before.received.length === 0;
    const closing = signals.some(({ kind }) => kind === "closing");
    if (closing && nothingLeft && event.kind === "segment" && event.segment.data.length === 0) this.#line(`read(${fd}, ..., 1) = 0`);
  }
  #state(state: EndpointStep["next"]["state"]): void {
    if (this.#user.fd !== undefined) this.#line(`%{ assert tcpi_state == ${stateName(state, this.#system.symbol === "FreeBSD" ? "freebsd" : "linux")} }%`);
  }

  #line(text: string): void {
    this.#lines.push(`+${secondsText((this.#now - this.#written) * 1000)} ${text}`);
    this.#written = this.#now;
  }
}

const flagsOf = ({ syn, fin, rst, urg, data }: Segment): string =>
  `${fin ? "F" : ""}${syn ? "S" : ""}${rst ? "R" : ""}${data.length > 0 && !rst ? "P" : ""}${urg === undefined ? "" : "U"}`;

const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
