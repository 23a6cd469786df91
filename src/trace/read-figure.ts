/** The reader of a figure in the notation of RFC 9293 §3.5: header lines, then rows of two columns. */
import { PROFILES, PROFILE_NAMES, type ProfileName } from "../model/profiles.ts";
import type { Profile } from "../model/profile.ts";
import { readRow, type FigureRow } from "./figure-row.ts";
import { readSwitches } from "./profile-switches.ts";
import type { Letters } from "./read-segment.ts";
import { bad, good, type Result } from "./result.ts";

/** What the figures leave implicit. */
export interface FigureHead {
  readonly title: string | undefined;
  readonly scope: "connection" | "endpoint";
  readonly profile: ProfileName;
  readonly variant: string | undefined;
  /** First ISN of each end, and how far it moves between two of them. */
  readonly isn: { readonly A: number | undefined; readonly B: number | undefined; readonly step: number };
  /** Single switches that differ from the profile. */
  readonly set: Partial<Profile>;
  /** Values of letters, as in figure 11. */
  readonly where: Letters;
}

export interface Figure {
  readonly head: FigureHead;
  readonly rows: readonly FigureRow[];
}

const EMPTY: FigureHead = {
  title: undefined, scope: "connection", profile: "rfc9293", variant: undefined,
  isn: { A: undefined, B: undefined, step: 100 }, set: {}, where: new Map(),
};

/** "TCP Peer A … TCP Peer B" (RFC 9293) or "TCP A … TCP B" (RFC 1337, RFC 5961). */
const COLUMNS = /^\s*(TCP (?:Peer )?A)\s+(TCP (?:Peer )?B)\s*$/;
/** Captions, rules, remarks. */
const PASSED_OVER = /^\s*(?:$|#|Figure \d+|(?:- )+-?\s*$)/;

/** @returns the figure, or what is wrong, naming the line. */
export const readFigure = (text: string): Result<Figure> => {
  let head = EMPTY;
  let middle: number | undefined;
  const rows: FigureRow[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (PASSED_OVER.test(line)) continue;
    const columns = COLUMNS.exec(line);
    if (columns !== null) {
      middle = (line.indexOf("TCP") + line.lastIndexOf("TCP")) / 2;
      continue;
    }
    if (middle === undefined) {
      const next = readHeader(head, line);
      if (!next.ok) return bad(`text line ${index + 1}: ${next.because}`);
      head = next.value;
      continue;
    }
    const row = readRow(line, middle, head.where, { label: rows.at(-1)?.label ?? "0", line: index + 1 });
    if (!row.ok) return bad(`text line ${index + 1}: ${row.because}`);
    rows.push(row.value);
  }
  if (middle === undefined) return bad('the figure has no line "TCP Peer A … TCP Peer B" above its columns');
  return good({ head, rows });
};

const readHeader = (head: FigureHead, line: string): Result<FigureHead> => {
  const [, key = "", value = ""] = /^\s*([a-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
  switch (key) {
    case "title":
      return good({ ...head, title: value });
    case "scope":
      return value === "connection" || value === "endpoint" ? good({ ...head, scope: value }) : bad(`scope is "connection" or "endpoint", not "${value}"`);
    case "profile": {
      const name = PROFILE_NAMES.find((known) => known === value);
      return name === undefined ? bad(`"${value}" is not a profile: ${Object.keys(PROFILES).join(", ")}`) : good({ ...head, profile: name });
    }
    case "variant":
      return good({ ...head, variant: value });
    case "isn":
      return readIsn(head, value);
    case "set": {
      const set = readSwitches(value);
      return set.ok ? good({ ...head, set: { ...head.set, ...set.value } }) : set;
    }
    case "where":
      return readLetters(head, value);
    default:
      return bad(`"${line.trim()}" is neither a header (title, scope, profile, variant, isn, set, where) nor below the line "TCP Peer A … TCP Peer B"`);
  }
};

/** `A 100, B 300, step 64`, in any order, each optional. */
const readIsn = (head: FigureHead, text: string): Result<FigureHead> => {
  const isn = { ...head.isn };
  for (const part of text.split(",")) {
    const [, name, digits] = /^\s*(A|B|step) (\d{1,10})\s*$/.exec(part) ?? [];
    const number = Number(digits);
    if ((name !== "A" && name !== "B" && name !== "step") || number > 0xffff_ffff) return bad(`"${part.trim()}" is not "A n", "B n" or "step n" with n below 2^32`);
    isn[name] = number;
  }
  return good({ ...head, isn });
};

/** `Z=90, X=300`. */
const readLetters = (head: FigureHead, text: string): Result<FigureHead> => {
  const where = new Map(head.where);
  for (const part of text.split(",")) {
    const [, letter, digits] = /^\s*([A-Za-z]+)\s*=\s*(\d{1,10})\s*$/.exec(part) ?? [];
    if (letter === undefined) return bad(`"${part.trim()}" does not give a letter a number`);
    where.set(letter, Number(digits));
  }
  return good({ ...head, where });
};
