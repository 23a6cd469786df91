/**
 * Between a stack's packets and the segments of a run. Sequence numbers of a stack that chooses its own ISNs are shifted to
 * those of the run, so that its traces compare and shrink like the model's; text gets its labels back.
 */
import type { Event } from "../model/events.ts";
import type { Octet } from "../model/octet.ts";
import { textStart, type Segment } from "../model/segment.ts";
import { add, before, distanceFrom, seq, type Seq } from "../model/seq.ts";
import { other, type Side } from "../model/world-types.ts";
import { decodePacket, isSegment } from "../wire/decode.ts";
import { encodePacket } from "../wire/encode.ts";
import { LINK } from "../wire/link.ts";
import { headerOf, segmentOf } from "../wire/model-segment.ts";
import { textOf } from "../wire/text-octets.ts";
import { SOCKETS } from "../wire/trace-capture.ts";
import { Stream } from "./stream.ts";
import type { StackEnd } from "./stack.ts";

export class Wire {
  readonly #end: StackEnd;
  readonly #side: Side;
  /** Of the connection, in numbers of the run. */
  #iss: Seq | undefined;
  /** To add to the stack's own numbers. */
  shift = 0;
  /** One past the highest number sent. */
  sndNxt: Seq | undefined;
  /** The number of our FIN, once it was sent. */
  finSeq: Seq | undefined;
  readonly outgoing = new Stream();
  readonly #incoming = new Stream();
  #writtenTo: Seq | undefined;
  #irs: Seq = seq(0);
  #readTo: Seq = seq(0);

  constructor(end: StackEnd, side: Side) {
    this.#end = end;
    this.#side = side;
  }

  /** @param fresh whether the end has no connection yet whose remote numbers are known. */
  arrive(segment: Segment, fresh: boolean): void {
    const from = SOCKETS[other(this.#side)];
    const to = SOCKETS[this.#side];
    this.#incoming.note(textStart(segment), segment.data);
    if (segment.syn && fresh) {
      this.#irs = segment.seq;
      this.#readTo = add(segment.seq, 1);
    }
    const ack = segment.ack === undefined ? undefined : seq(segment.ack - this.shift);
    this.#end.receive(encodePacket({
      source: from.address, destination: to.address, tcp: headerOf({ ...segment, ack }, from.port, to.port), text: textOf(segment.data), compartment: segment.security,
    }));
  }

  /** A packet that leaves, and whether a connection begins with it. Undefined: it is no segment. */
  leave(packet: Uint8Array, iss: Seq, event: Event): { readonly segment: Segment; readonly begins: boolean } | undefined {
    const decoded = decodePacket({ number: 0, at: 0, time: undefined, linkType: LINK.raw, interface: 0, bytes: packet, length: packet.length, comments: [] });
    if (!isSegment(decoded)) return undefined;
    const raw = segmentOf(decoded, []);
    const begins = raw.syn && (this.#iss === undefined || seq(raw.seq + this.shift) !== this.#iss);
    if (begins) this.#begin(raw.seq, iss);
    // A reset that answers a segment without ACK has the number 0; one that answers an ACK has that ACK's.
    const answersNoAck = raw.rst && event.kind === "segment" && event.segment.ack === undefined;
    const at = answersNoAck ? raw.seq : seq(raw.seq + this.shift);
    const segment: Segment = { ...raw, seq: at, data: this.outgoing.read(add(at, raw.syn ? 1 : 0), decoded.text) };
    if (!segment.rst) this.#note(segment);
    return { segment, begins };
  }

  #begin(rawIss: Seq, iss: Seq): void {
    this.shift = distanceFrom(rawIss, iss);
    this.#iss = iss;
    this.sndNxt = add(iss, 1);
    this.finSeq = undefined;
    this.#writtenTo = add(iss, 1);
    this.outgoing.clear();
  }
  #note(segment: Segment): void {
    const end = add(textStart(segment), segment.data.length);
    if (segment.fin) this.finSeq = end;
    const after = segment.fin ? add(end, 1) : end;
    if (this.sndNxt === undefined || before(this.sndNxt, after)) this.sndNxt = after;
  }

  /** The two ISNs, as they were seen. */
  get origins(): { readonly iss: Seq; readonly irs: Seq } {
    return { iss: this.#iss ?? seq(0), irs: this.#irs };
  }
  /** SND.NXT in the stack's own numbers, as far as it was seen. */
  get rawSndNxt(): number {
    return seq((this.sndNxt ?? 0) - this.shift);
  }

  /** The user has written. */
  written(data: readonly Octet[]): void {
    if (this.#writtenTo === undefined) return;
    this.outgoing.note(this.#writtenTo, data);
    this.#writtenTo = add(this.#writtenTo, data.length);
  }
  /** Labels of text that the stack hands to the user. */
  read(text: Uint8Array): readonly Octet[] {
    const labels = this.#incoming.read(this.#readTo, text);
    this.#readTo = add(this.#readTo, text.length);
    return labels;
  }
  /** The connection is over: a SYN that follows begins another. */
  over(): void {
    this.#iss = undefined;
    this.#incoming.clear();
  }
}
