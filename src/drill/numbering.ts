/**
 * Between a script's sequence numbers and those on the wire, by packetdrill's rule: on a segment with SYN numbers are absolute,
 * on all others relative to the initial sequence numbers of the connection. Script and wire have the same ISNs here: the
 * target is given the one that the script expects.
 */
import type { Segment } from "../model/segment.ts";
import { add, distanceFrom, seq, type Seq } from "../model/seq.ts";

export class Numbering {
  #local: Seq | undefined;
  #remote: Seq | undefined;

  get local(): Seq {
    return this.#local ?? seq(0);
  }
  get remote(): Seq {
    return this.#remote ?? seq(0);
  }
  /** A segment was sent: a SYN tells our ISN, and a SYN,ACK also whose SYN it answers. */
  sent(segment: Segment): void {
    if (!segment.syn) return;
    this.#local = segment.seq;
    if (segment.ack !== undefined) this.#remote = add(segment.ack, -1);
  }
  /** A SYN arrived that was taken for the start of a connection. */
  opened(irs: Seq): void {
    this.#remote = irs;
  }
  /** What is injected: numbers of the script → numbers on the wire. */
  toWire(packet: { readonly seq: number; readonly ack: number | undefined; readonly syn: boolean; readonly absolute?: boolean }): { readonly seq: Seq; readonly ack: Seq | undefined } {
    return {
      seq: packet.syn || packet.absolute === true ? seq(packet.seq) : add(this.remote, packet.seq),
      ack: packet.ack === undefined ? undefined : packet.syn ? seq(packet.ack) : add(this.local, packet.ack),
    };
  }
  /** What was sent: numbers on the wire → numbers of the script. */
  ofSent({ seq: at, ack, syn, rst }: Segment): { readonly seq: number; readonly ack: number | undefined } {
    // A reset for a segment without ACK has SEQ=0 (§3.5.2), which is next to no ISN: it is told as it is.
    const absolute = syn || (rst && ack !== undefined && at === 0);
    return {
      seq: absolute ? at : distanceFrom(this.local, at),
      ack: ack === undefined ? undefined : syn ? ack : distanceFrom(this.remote, ack),
    };
  }
  /** What is injected: numbers on the wire → numbers of the script. */
  ofInjected({ seq: at, ack, syn }: Segment): { readonly seq: number; readonly ack: number | undefined } {
    return {
      seq: syn ? at : distanceFrom(this.remote, at),
      ack: ack === undefined ? undefined : syn ? ack : distanceFrom(this.local, ack),
    };
  }
}
