/** What TLS says of its text in the clear: the kinds of its records (RFC 8446 §5.1), for people to read beside segments. Whatever the octets are, nothing is thrown. */
import { u16 } from "./octets.ts";

const HEADER = 5;
const HANDSHAKE = 22;
const KINDS: Readonly<Record<number, string>> = { 20: "ChangeCipherSpec", 21: "Alert", 22: "Handshake", 23: "encrypted" };
const MESSAGES: Readonly<Record<number, string>> = { 1: "ClientHello", 2: "ServerHello", 4: "NewSessionTicket", 11: "Certificate", 16: "ClientKeyExchange", 20: "Finished" };

/**
 * @param text of one segment that begins with a record, captured as far as it is.
 * @param length octets of text as they were sent: a record that begins behind what was captured is not known.
 * @returns `["ServerHello", "ChangeCipherSpec", "encrypted"]`, with "…" at the end where more follows than can be told; empty where it is no TLS.
 */
export function tlsRecords(text: Uint8Array, length: number = text.length): readonly string[] {
  const records: string[] = [];
  let at = 0;
  while (at + HEADER <= text.length) {
    const kind = KINDS[text[at] ?? 0];
    if (kind === undefined || text[at + 1] !== 3) return records.length === 0 ? [] : [...records, "…"];
    // Under encryption a handshake's first octet is any octet.
    records.push(text[at] === HANDSHAKE ? (MESSAGES[text[at + HEADER] ?? 0] ?? kind) : kind);
    at += HEADER + u16(text, at + 3);
  }
  return at < length && records.length > 0 ? [...records, "…"] : records;
}
