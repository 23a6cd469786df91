/**
 * One end of a run as a script in packetdrill's language: its user's calls as socket calls, what reached it as packets that are
 * injected, what it sent as packets that are expected, and its states as assertions.
 */
import type { Profile } from "../../model/profile.ts";
import type { ProfileName } from "../../model/profiles.ts";
import { endpoint } from "../../model/endpoint.ts";
import { octets } from "../../model/octet.ts";
import { segment, segmentLength, type Segment } from "../../model/segment.ts";
import { add, seq } from "../../model/seq.ts";
import { CLOSED, type Tcb } from "../../model/tcb.ts";
import type { EndpointStep, Side, WorldStep } from "../../model/world-types.ts";
import { Numbering } from "../numbering.ts";
import { packetText, secondsText } from "../packet-text.ts";
import { errorOf } from "../sockets/errno.ts";
import { stateName } from "../sockets/state-numbers.ts";
import { sentByCall, sentInAnswer, systemOf, type System } from "../systems.ts";
import type { TcpOptionSpec } from "../script.ts";
import { isTakenOtherwise } from "./taken-otherwise.ts";
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
  if (!stopped && head.failure !== undefined) writer.probe();
  return writer.text();
};

class Writer {
  readonly #head: ScriptHead;
  readonly #system: System;
  readonly #user: ScriptUser;
  #numbering = new Numbering();
  readonly #lines: string[] = [];
  /** ms since the start of the run, and when the last line was. */
  #now = 0;
  #written = 0;
  #synAcks = 0;
  #tcb: Tcb = CLOSED;
  /** Whether a SYN offers time stamps. */
  #stamped = false;

  constructor(head: ScriptHead) {
    this.#head = head;
    this.#system = systemOf(head.profileName);
    this.#user = new ScriptUser({ system: this.#system, halfDuplexClose: head.profile.halfDuplexClose, rcvBuffer: head.profile.rcvBuffer });
  }

  /**
   * Something that is sure to be sent: a script does not look at what is sent after its last expected packet, and where a run
   * ends in a silence that should not be, it would pass with anybody.
   */
  probe(): void {
    const { profile } = this.#head;
    if (this.#user.hasMore) return;
    if (this.#tcb.state === "CLOSED") {
      this.#says(this.#user.connects());
      return this.#expect(segment({ seq: seq(0), syn: true }));
    }
    const asked = probeOf(this.#tcb);
    const { sent } = endpoint(this.#tcb, { kind: "segment", segment: asked }, { iss: seq(0), tsNow: this.#now }, profile);
    if (sent.length === 0) return;
    this.#inject(asked, false);
    for (const answer of sent) this.#expect(answer);
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
      this.#says(said.lines);
    }
    if (event.kind === "elapse" && before.state === "SYN-RECEIVED") this.#synAcks += own.sent.filter(({ syn }) => syn).length;
    // What waits to be sent rides on the segment that opens the connection, so it has to be written before that is expected.
    const opens = signals.some(({ kind }) => kind === "open");
    const early = (opens && this.#user.hasMore) || event.kind === "call";
    if (early) this.#heard(own, opens);
    for (const sent of own.sent) this.#expect(this.#dressed(own, sent));
    if (!early) this.#heard(own, opens);
    if (next.state === "LISTEN" || next.state === "CLOSED") this.#user.givesUp();
    if (before.state === "TIME-WAIT" && next.state === "SYN-RECEIVED") for (const line of this.#user.replaced()) this.#line(line);
    if (next.state !== before.state) this.#state(next.state);
    // A connection that was taken is over, and nobody may take its place. (What ends LISTEN ends the listening socket by itself.)
    if (next.state === "CLOSED" && before.state !== "CLOSED" && before.state !== "LISTEN" && before.state !== "SYN-RECEIVED") for (const line of this.#user.ended()) this.#line(line);
    this.#tcb = next;
    return undefined;
  }

  #cannotInject(own: EndpointStep, arriving: Segment): string | undefined {
    const { before, signals, next } = own;
    const stays = "rcvNxt" in before && "rcvNxt" in next && before.rcvNxt === next.rcvNxt;
    if (before.state === "SYN-RECEIVED" && stays && this.#user.hasMore && segmentLength(arriving) > 0) return "what waits to be sent rides on an acknowledgment that write(2) is too late for";
    if (arriving.security !== undefined) return "a segment of another security compartment cannot be made";
    const read = signals.reduce((sum, signal) => sum + (signal.kind === "data" ? signal.data.length : 0), 0);
    const waits = "receives" in before && before.receives > 0;
    const held = "received" in before ? before.received.length : 0;
    if (waits && held + read >= this.#head.profile.rcvBuffer) return "a RECEIVE that waits empties a full buffer before it is told of as full, and read(2) does so after that";
    if (isTakenOtherwise(this.#system, own, arriving, this.#head.profile)) return `${this.#system.symbol} takes the next segment otherwise than the run has it`;
    return undefined;
  }

  #inject(made: Segment, opens: boolean): void {
    const { seq, ack } = this.#numbering.ofInjected(made);
    if (opens) this.#numbering.opened(made.seq);
    const ts: readonly TcpOptionSpec[] = made.ts === undefined ? [] : [{ kind: "TS", val: made.ts.val, ecr: made.ts.ecr }];
    // Time stamps take their room from the text.
    const mss = this.#head.profile.mss + (this.#head.profile.timestamps && ts.length > 0 ? 12 : 0);
    if (made.syn && ts.length > 0) this.#stamped = true;
    const options: readonly TcpOptionSpec[] = made.syn ? [{ kind: "mss", value: mss }, ...ts] : ts;
    this.#line(`< ${packetText({ flags: flagsOf(made), seq, length: made.data.length, ack, win: Math.min(0xffff, made.wnd), urg: made.urg, options })}`);
  }
  #expect(wanted: Segment): void {
    this.#numbering.sent(wanted);
    const { seq, ack } = this.#numbering.ofSent(wanted);
    const options = wanted.syn || wanted.ts !== undefined ? "any" : [];
    this.#line(`> ${packetText({ flags: flagsOf(wanted), seq, length: wanted.data.length, ack, urg: wanted.urg, options })}`);
  }
  #dressed({ event, before, next }: EndpointStep, sent: Segment): Segment {
    if (event.kind === "call") return sentByCall(this.#system, sent, before);
    return event.kind === "segment" ? sentInAnswer(this.#system, sent, before, next, event.segment) : sent;
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
      if (kind === "reset" || kind === "refused" || kind === "timeout") this.#line(`getsockopt(${fd}, SOL_SOCKET, SO_ERROR, [${errorOf(kind, before.state, this.#system)}], [4]) = 0`);
    }
    const nothingLeft = !("received" in before) || before.received.length === 0;
    const closing = signals.some(({ kind }) => kind === "closing");
    if (closing && nothingLeft && event.kind === "segment" && event.segment.data.length === 0) this.#line(`read(${fd}, ..., 1) = 0`);
  }
  #state(state: EndpointStep["next"]["state"]): void {
    if (this.#user.fd !== undefined) this.#line(`%{ assert tcpi_state == ${stateName(state, this.#system.symbol === "FreeBSD" ? "freebsd" : "linux")} }%`);
  }

  #says(lines: readonly string[]): void {
    for (const line of lines) {
      this.#line(line);
      // Another socket is looked at from here on: packetdrill counts from the next SYN.
      if (/^(?:listen|connect)\(/.test(line)) this.#numbering = new Numbering();
    }
  }
  #line(text: string): void {
    this.#lines.push(`+${secondsText((this.#now - this.#written) * 1000)} ${text}`);
    this.#written = this.#now;
  }
}

/** The next octet of text, or, where none is taken any more, an old one; where nothing is agreed on yet, an ACK of nothing, which draws a reset. */
const probeOf = (tcb: Exclude<Tcb, { state: "CLOSED" }>): Segment => {
  if (!("rcvNxt" in tcb)) return segment({ seq: seq(0), ack: "iss" in tcb ? tcb.iss : seq(0) });
  const takesText = tcb.state === "ESTABLISHED" || tcb.state === "FIN-WAIT-1" || tcb.state === "FIN-WAIT-2";
  const octet = segment({ seq: takesText ? tcb.rcvNxt : add(tcb.rcvNxt, -1), ack: tcb.sndUna, wnd: 0, data: octets("X", 0, 0, 1) });
  return tcb.tsRecent === undefined ? octet : { ...octet, ts: { val: tcb.tsRecent, ecr: 0 } };
};

const flagsOf = ({ syn, fin, rst, urg, data }: Segment): string =>
  `${fin ? "F" : ""}${syn ? "S" : ""}${rst ? "R" : ""}${data.length > 0 && !rst ? "P" : ""}${urg === undefined ? "" : "U"}`;

const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
