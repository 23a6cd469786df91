/** Brings libslirp's RCV.NXT to 0 by a FIN in FIN-WAIT-2, and stops one step before; then lets it take the FIN in. slirp.test.ts runs it as a process of its own. */
import { ffi } from "../../src/stacks/ffi.ts";
import { SlirpEnd } from "../../src/stacks/slirp/end.ts";
import { LibSlirp } from "../../src/stacks/slirp/library.ts";
import { Sockets } from "../../src/stacks/slirp/sockets.ts";
import { segment } from "../../src/model/segment.ts";
import { seq } from "../../src/model/seq.ts";
import { decodePacket, isSegment } from "../../src/wire/decode.ts";
import { encodePacket } from "../../src/wire/encode.ts";
import { LINK } from "../../src/wire/link.ts";
import { headerOf, segmentOf } from "../../src/wire/model-segment.ts";
import { SOCKETS } from "../../src/wire/trace-capture.ts";

const koffi = ffi();
if (koffi === undefined) throw new Error("koffi is not installed");
const { A: local, B: remote } = SOCKETS;
const library = new LibSlirp(koffi);
const sockets = new Sockets(koffi);

const bringsToZero = (careful: boolean): string => {
  const end = new SlirpEnd(library, sockets, { local, remote }, careful);
  const arrives = (what: Parameters<typeof segment>[0]): void =>
    end.receive(encodePacket({ source: remote.address, destination: local.address, tcp: headerOf(segment({ wnd: 1_000, ...what }), remote.port, local.port), text: new Uint8Array() }));
  const behindLastSent = (): number => {
    const sent = end.take().flatMap((one) => (one.kind === "sent" ? [decodePacket({ number: 0, at: 0, time: undefined, linkType: LINK.raw, interface: 0, bytes: one.packet, length: one.packet.length, comments: [] })] : []));
    const last = sent.findLast(isSegment);
    if (last === undefined) throw new Error("nothing was sent");
    const { seq: at, syn, fin } = segmentOf(last, []);
    return at + (syn || fin ? 1 : 0);
  };
  end.listen();
  arrives({ seq: seq(-1), syn: true });
  arrives({ seq: seq(0), ack: seq(behindLastSent()) });
  end.close();
  const closed = behindLastSent();
  arrives({ seq: seq(0), ack: seq(closed) });
  end.take();
  arrives({ seq: seq(0), ack: seq(closed), fin: true });
  return end.take().map(({ kind }) => kind).join();
};

process.stdout.write(`${bringsToZero(true)}\n`);
process.stdout.write(`${bringsToZero(false)}\n`);
