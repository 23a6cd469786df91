/** The reader of the RFC's segment notation, and the comparison of what it says with a real segment. */
import type { Segment, Timestamps } from "../model/segment.ts";
import { add, seq, type Seq } from "../model/seq.ts";
import { bad, good, type Result } from "./result.ts";

/** What a figure says of a segment. Undefined: it does not say. */
export interface ShownSegment {
  readonly seq: Seq;
  readonly ack: Seq | undefined;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly urgent: boolean;
  /** Octets of text; "some" for a bare `<DATA>`, as in figure 6. */
  readonly data: number | "some";
  readonly wnd: number | undefined;
  readonly urg: number | undefined;
  readonly ts: Timestamps | undefined;
  readonly security: number | undefined;
}

/** Values of the letters in a figure such as figure 11's `<SEQ=Z>`. */
export type Letters = ReadonlyMap<string, number>;

const FIELDS = new Set(["SEQ", "ACK", "CTL", "DATA", "W", "UP", "TS", "SEC"]);
const BITS = new Set(["SYN", "FIN", "RST", "ACK", "URG", "PSH", "NONE"]);
const LARGEST = 0xffff_ffff;

/** Fields may come in any order; `<CTL=…>` may be missing where `<ACK=…>` tells enough (RFC 1337's figure 1). */
export const readSegment = (text: string, letters: Letters = new Map()): Result<ShownSegment> => {
  const fields = readFields(text);
  if (!fields.ok) return fields;
  const { value: found } = fields;

  const bits = found.has("CTL") ? (found.get("CTL") ?? "").toUpperCase().split(",").map((bit) => bit.trim()) : found.has("ACK") ? ["ACK"] : [];
  const unknown = bits.find((bit) => !BITS.has(bit));
  if (unknown !== undefined) return bad(`unknown control bit "${unknown}" in ${text}`);

  const numbers = new Map<string, number>();
  for (const name of ["SEQ", "ACK", "W", "UP", "SEC"]) {
    const written = found.get(name);
    if (written === undefined) continue;
    const number = readNumber(written, letters);
    if (number === undefined) return bad(`<${name}=${written}> in ${text} is not a number below 2^32, nor a letter given a value by a "where" line`);
    numbers.set(name, number);
  }
  const at = numbers.get("SEQ");
  if (at === undefined) return bad(`${text} has no <SEQ=…>`);
  const ack = numbers.get("ACK");
  if (bits.includes("ACK") && ack === undefined) return bad(`${text} has the ACK bit but no <ACK=…>`);
  // RFC 5961's figure writes <ACK=0> where the bit is off.
  if (!bits.includes("ACK") && ack !== undefined && ack !== 0) return bad(`${text} has <ACK=…> but not the ACK bit`);

  const data = readText(found.get("DATA"));
  if (data === undefined) return bad(`<DATA=…> in ${text} is not a count of octets`);
  const ts = readTimestamps(found.get("TS"));
  if (ts === "bad") return bad(`<TS=…> in ${text} is not two numbers`);
  return good({
    seq: seq(at),
    ack: bits.includes("ACK") && ack !== undefined ? seq(ack) : undefined,
    syn: bits.includes("SYN"),
    fin: bits.includes("FIN"),
    rst: bits.includes("RST"),
    urgent: bits.includes("URG"),
    data,
    wnd: numbers.get("W"),
    urg: numbers.get("UP"),
    ts,
    security: numbers.get("SEC"),
  });
};

const readFields = (text: string): Result<ReadonlyMap<string, string>> => {
  if (!/^(?:<[^<>]*>)+$/.test(text)) return bad(`"${text}" is not a row of <NAME=value>`);
  const found = new Map<string, string>();
  for (const [, inside = ""] of text.matchAll(/<([^<>]*)>/g)) {
    const [, name = "", , value = ""] = /^([A-Z]+)(=(.*))?$/.exec(inside) ?? [];
    if (!FIELDS.has(name)) return bad(`unknown field <${inside}>`);
    if (found.has(name)) return bad(`<${name}=…> is given twice in ${text}`);
    found.set(name, value);
  }
  return good(found);
};

/** `300`, `Z`, `Z+1`. */
const readNumber = (text: string, letters: Letters): number | undefined => {
  const [, base = "", , plus = "0"] = /^([A-Za-z]+|\d{1,10})(\+(\d{1,10}))?$/.exec(text) ?? [];
  const start = /^\d+$/.test(base) ? Number(base) : letters.get(base);
  if (start === undefined || start > LARGEST || Number(plus) > LARGEST) return undefined;
  return add(seq(start), Number(plus));
};

const readText = (text: string | undefined): number | "some" | undefined => {
  if (text === undefined) return 0;
  if (text === "") return "some";
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
};

const readTimestamps = (text: string | undefined): Timestamps | undefined | "bad" => {
  if (text === undefined) return undefined;
  const [, val, ecr] = /^(\d{1,16}),(\d{1,16})$/.exec(text) ?? [];
  return val === undefined || ecr === undefined ? "bad" : { val: Number(val), ecr: Number(ecr) };
};

/** Whether the figure's words fit the segment. The window, urgent pointer and options count only where the figure gives them. */
export const fits = (shown: ShownSegment, real: Segment): boolean =>
  shown.seq === real.seq && shown.ack === real.ack && shown.syn === real.syn && shown.fin === real.fin && shown.rst === real.rst
  && (shown.data === "some" ? real.data.length > 0 : shown.data === real.data.length)
  && (shown.wnd === undefined || shown.wnd === real.wnd)
  && shown.urgent === (real.urg !== undefined) && (shown.urg === undefined || shown.urg === real.urg)
  && (shown.ts === undefined || (shown.ts.val === real.ts?.val && shown.ts.ecr === real.ts?.ecr))
  && (shown.security === undefined || shown.security === real.security);
