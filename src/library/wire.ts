/** `synproof/wire`: octets ↔ segments, and captures. Functions of octets: who reads files hands over chunks. */
export { decodeBarePacket } from "../wire/bare-packet.ts";
export type { CapturedPacket } from "../wire/captured.ts";
export { decodePacket, isSegment, type Decoded, type DecodeOptions, type OtherTraffic, type WireSegment } from "../wire/decode.ts";
export type { CaptureItem } from "../wire/dialect.ts";
export { encodePacket, type PacketFields } from "../wire/encode.ts";
export { LINK } from "../wire/link.ts";
export { headerOf, segmentOf } from "../wire/model-segment.ts";
export { writePcap } from "../wire/pcap-write.ts";
export { writePcapng } from "../wire/pcapng-write.ts";
export { isProblem, problemLine, type CaptureProblem, type PacketProblem } from "../wire/problem.ts";
export { CaptureReader, captureItems, readCapture } from "../wire/read-capture.ts";
export { ACK, FIN, PSH, RST, SYN, URG, type TcpHeader } from "../wire/tcp-header.ts";
export { NO_OPTIONS } from "../wire/tcp-options.ts";
