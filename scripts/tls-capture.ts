/** The capture that the lesson on HTTPS shows: test/captures/tls.pcap as `synproof check` follows it, with what TLS says in the clear. */
import { readFileSync } from "node:fs";
import { Follower } from "../src/engines/follow/follower.ts";
import { PROFILES } from "../src/model/profiles.ts";
import type { ObservedConnection, ObservedRow } from "../src/trace/observed.ts";
import { decodePacket, isSegment, type WireSegment } from "../src/wire/decode.ts";
import { isProblem } from "../src/wire/problem.ts";
import { captureItems } from "../src/wire/read-capture.ts";
import { tlsRecords } from "../src/wire/tls-records.ts";

export const TLS_CAPTURE_FILE = "src/report/client/lessons/https/tls-capture.ts";

export function tlsCapture(): string {
  const found: ObservedConnection[] = [];
  const segments: WireSegment[] = [];
  const follower = new Follower({ profile: PROFILES.rfc9293.profile, found: (connection) => found.push(connection) });
  for (const item of captureItems(new Uint8Array(readFileSync(new URL("../test/captures/tls.pcap", import.meta.url))))) {
    if (isProblem(item)) throw new Error(item.message);
    const segment = decodePacket(item);
    if (!isSegment(segment)) throw new Error("something but TCP is in test/captures/tls.pcap");
    segments.push(segment);
    follower.see(item, segment);
  }
  follower.end();
  const [connection] = found;
  if (connection === undefined || found.length > 1 || connection.rowsLeftOut > 0) throw new Error("one short connection is wanted");
  const rows = [...connection.rows, ...connection.lastRows].map((row) => {
    const { text, textLength } = segments[row.packet - 1] ?? { text: new Uint8Array(), textLength: 0 };
    const records = tlsRecords(text, textLength);
    return records.length === 0 ? row : { ...row, note: `TLS: ${records.join(", ")}` };
  });
  return page(connection, rows);
}

const page = ({ ends }: ObservedConnection, rows: readonly ObservedRow[]): string => `/** Written by \`npm run notes\` from test/captures/tls.pcap (test/captures/README.md): TLS 1.3 between two sockets of Node, over loopback. */
import type { ShownCapture } from "../lesson.ts";

export const TLS_CAPTURE: ShownCapture = {
  ends: [${ends.map(({ port }) => `"${port}"`).join(", ")}],
  rows: [
${rows.map((row) => `    ${JSON.stringify(row)},`).join("\n")}
  ],
};
`;
