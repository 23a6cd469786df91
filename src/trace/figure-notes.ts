/** The words in parentheses of a figure: `(Close)`, `(2 MSL)`, `(old duplicate)`, and what they mean. */
import type { State } from "../model/tcb.ts";
import type { Action } from "../model/world-types.ts";
import { bad, good, type Result } from "./result.ts";

/** What a user or an operator does at one end; the side is that of the column. */
export type UserAct = Extract<Action, { side: unknown }> extends infer A ? (A extends unknown ? Omit<A, "side"> : never) : never;

export type Wait = { readonly ms: number } | "2 MSL" | "retransmission timeout" | "user timeout";

export type Note =
  | { readonly note: "act"; readonly act: UserAct }
  | { readonly note: "wait"; readonly wait: Wait }
  /** Whether anything is left to happen (see settling.ts). */
  | { readonly note: "rest"; readonly atRest: boolean }
  /** What the network does with the segment of the row. */
  | { readonly note: "network"; readonly does: "drop" | "duplicate" | "delay" }
  /** The segment of the row is nobody's; `(duplicate)` only if no copy of it is in the network. */
  | { readonly note: "injected"; readonly unlessInNetwork: boolean }
  /** Of several segments in the network that look like this, the n-th oldest. */
  | { readonly note: "rank"; readonly rank: number }
  /** A state in the figure's own words. */
  | { readonly note: "state"; readonly state: State }
  /** `(send 300,receive 100)`: SND.NXT and RCV.NXT. */
  | { readonly note: "numbers"; readonly sndNxt: number; readonly rcvNxt: number }
  /** What the user is told in this row, as figure text: `reset`; `nothing`. */
  | { readonly note: "told"; readonly signal: string }
  | { readonly note: "remark" };

const FIXED: ReadonlyMap<string, Note> = new Map<string, Note>([
  ["open", { note: "act", act: { do: "open", mode: "active" } }],
  ["passive open", { note: "act", act: { do: "open", mode: "passive" } }],
  ["passive open to peer", { note: "act", act: { do: "open", mode: "passive", remote: true } }],
  ["receive", { note: "act", act: { do: "receive" } }],
  ["close", { note: "act", act: { do: "close" } }],
  ["abort", { note: "act", act: { do: "abort" } }],
  ["status", { note: "act", act: { do: "status" } }],
  ["reboot", { note: "act", act: { do: "reboot" } }],
  ["2 msl", { note: "wait", wait: "2 MSL" }],
  ["retransmission timeout", { note: "wait", wait: "retransmission timeout" }],
  ["user timeout", { note: "wait", wait: "user timeout" }],
  ["at rest", { note: "rest", atRest: true }],
  ["not at rest", { note: "rest", atRest: false }],
  ["lost", { note: "network", does: "drop" }],
  ["duplicated", { note: "network", does: "duplicate" }],
  ["held back", { note: "network", does: "delay" }],
  ["duplicate", { note: "injected", unlessInNetwork: true }],
  ["old duplicate", { note: "injected", unlessInNetwork: false }],
  ["old dupl", { note: "injected", unlessInNetwork: false }],
  // Figures 9 to 11 say it in words.
  ["abort!!", { note: "state", state: "CLOSED" }],
  ["return to listen!", { note: "state", state: "LISTEN" }],
  ["??", { note: "remark" }],
  ["!!", { note: "remark" }],
  // RFC 5961 §8 and RFC 1337.
  ["delayed", { note: "remark" }],
  ["in flight", { note: "remark" }],
  ["prematurely", { note: "remark" }],
]);

/** @param text without the parentheses. */
export const readNote = (text: string): Result<Note> => {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  const fixed = FIXED.get(words);
  if (fixed !== undefined) return good(fixed);
  if (words.startsWith("note:")) return good({ note: "remark" });
  const [, octets, urgent] = /^send (\d{1,4})( urgent)?$/.exec(words) ?? [];
  if (octets !== undefined) {
    return good({ note: "act", act: { do: "send", octets: Number(octets), ...(urgent === undefined ? {} : { urgent: true }) } });
  }
  const [, ms] = /^(\d{1,12}) ms$/.exec(words) ?? [];
  if (ms !== undefined) return good({ note: "wait", wait: { ms: Number(ms) } });
  const [, rank] = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(words) ?? [];
  if (rank !== undefined && Number(rank) > 0) return good({ note: "rank", rank: Number(rank) });
  const [, sndNxt, rcvNxt] = /^send (\d{1,10}), ?receive (\d{1,10})$/.exec(words) ?? [];
  if (sndNxt !== undefined && rcvNxt !== undefined) return good({ note: "numbers", sndNxt: Number(sndNxt), rcvNxt: Number(rcvNxt) });
  const [, signal] = /^user: ([a-z -]+)$/.exec(words) ?? [];
  if (signal !== undefined) return good({ note: "told", signal });
  return bad(`"(${text})" is none of the notes a figure can have; write (note: …) for a remark`);
};

/** The note that stands for a user's act; `readNote` reads it back. */
export const showAct = (act: UserAct): string => {
  switch (act.do) {
    case "open":
      return act.mode === "active" ? "(Open)" : act.remote === true ? "(passive Open to peer)" : "(passive Open)";
    case "send":
      return `(Send ${act.octets}${act.urgent === true ? " urgent" : ""})`;
    case "receive":
      return "(Receive)";
    case "close":
      return "(Close)";
    case "abort":
      return "(Abort)";
    case "status":
      return "(Status)";
    case "reboot":
      return "(REBOOT)";
    default:
      return act satisfies never;
  }
};

export const showRank = (rank: number): string => {
  const teen = rank % 100 > 10 && rank % 100 < 14;
  return `(${rank}${teen ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th")})`;
};
