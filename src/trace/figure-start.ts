/** How the state that a figure starts from is reached: by real steps from two closed ends. */
import { PROFILES } from "../model/profiles.ts";
import type { Profile } from "../model/profile.ts";
import { seq } from "../model/seq.ts";
import { SIDES, other, type Action, type Setup, type Side } from "../model/world-types.ts";
import type { FigureHead } from "./read-figure.ts";
import type { Cell, FigureRow } from "./figure-row.ts";
import { bad, good, type Result } from "./result.ts";

export interface Start {
  readonly isn: Setup["isn"];
  /** User calls that come before the figure. */
  readonly calls: readonly Action[];
  /** Whether every segment is then delivered until none is left: the ends are ESTABLISHED. */
  readonly established: boolean;
}

const DEFAULT_ISN = { A: 100, B: 300 } as const;

/** The profile that the figure names, with its single switches. */
export const profileOf = (head: FigureHead): Profile => ({ ...PROFILES[head.profile].profile, ...head.set });

/** @param first the first row; it tells the start when it has no segment. */
export const startOf = (head: FigureHead, first: FigureRow | undefined): Result<Start> => {
  const cells: Readonly<Record<Side, Cell>> | undefined =
    first === undefined || first.segment !== undefined ? undefined : { A: first.left, B: first.right };
  const isn = isnOf(head, cells);
  const numbered = cells !== undefined && SIDES.some((side) => numbersOf(cells[side]) !== undefined);
  const states = SIDES.map((side) => cells?.[side].state ?? (numbered ? "ESTABLISHED" : "CLOSED"));
  if (states.every((state) => state === "ESTABLISHED")) {
    return good({ isn, established: true, calls: [{ do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }] });
  }
  if (states.some((state) => state !== "CLOSED" && state !== "LISTEN")) {
    return bad(`a figure starts from CLOSED, LISTEN, or both ends ESTABLISHED, not from ${states.join(" and ")}; begin with the lines that lead there`);
  }
  const calls: readonly Action[] = SIDES.filter((_, i) => states[i] === "LISTEN").map((side) => ({ do: "open", side, mode: "passive" }));
  return good({ isn, established: false, calls });
};

const numbersOf = (cell: Cell): { readonly sndNxt: number; readonly rcvNxt: number } | undefined => {
  const note = cell.notes.find((candidate) => candidate.note === "numbers");
  return note?.note === "numbers" ? note : undefined;
};

/** ISS is one below SND.NXT of an end that has sent nothing but its SYN; the peer's is one below RCV.NXT. */
const isnOf = (head: FigureHead, cells: Readonly<Record<Side, Cell>> | undefined): Setup["isn"] => {
  const of = (side: Side): number => {
    const own = cells === undefined ? undefined : numbersOf(cells[side]);
    const peer = cells === undefined ? undefined : numbersOf(cells[other(side)]);
    if (own !== undefined) return own.sndNxt - 1;
    if (peer !== undefined) return peer.rcvNxt - 1;
    return head.isn[side] ?? DEFAULT_ISN[side];
  };
  return { A: seq(of("A")), B: seq(of("B")), step: head.isn.step };
};
