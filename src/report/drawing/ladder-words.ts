/** What is written in a ladder diagram, as it is written: the layout has to know how wide it is. */
import { letterWidth, LEFT, RIGHT, WIDTH, type Arrow, type Note } from "./ladder-shapes.ts";

/** The words beside an arrow that say what else a reader has to know. */
export interface ArrowWords {
  readonly copy: string;
  readonly injected: string;
  readonly old: string;
  readonly late: string;
  readonly lost: string;
  readonly expired: string;
}

export const ARROW_WORDS: ArrowWords = { copy: "copy", injected: "injected", old: "old", late: "late", lost: "lost", expired: "expired" };

/** The name, and what else a reader has to know. */
export function arrowText({ name, origin, stale, delayed, end }: Omit<Arrow, "label">, words: ArrowWords): string {
  const told = [
    ...(origin === "end" ? [] : [words[origin]]),
    ...(stale ? [words.old] : []),
    ...(delayed ? [words.late] : []),
    ...(end === "lost" || end === "expired" ? [words[end]] : []),
  ];
  return told.length === 0 ? name : `${name} (${told.join(", ")})`;
}

export function noteText({ kind, side, text, x }: Note): string {
  const room = side === "left" ? WIDTH - x : side === "right" ? x : RIGHT - LEFT;
  return clip(kind === "time" ? `– ${text} –` : kind === "signal" ? `“${text}”` : text, room);
}

/** What does not fit ends in "…": a picture has no more room than it has, and the whole text is in the list of steps beside it. */
const clip = (text: string, room: number): string => {
  let left = room - 10;
  const fits = [...text].findIndex((letter) => (left -= letterWidth(letter)) < 0);
  return fits === -1 ? text : `${[...text].slice(0, fits).join("")}…`;
};
