/** What a ladder diagram consists of, and the measures that all of it shares. In the units of the drawing. */
import type { LadderSegment, Lifeline } from "../../trace/ladder-row.ts";

export const WIDTH = 400;
export const LEFT = 62;
export const RIGHT = WIDTH - LEFT;
/** Distance of two departures in one row. */
export const SPREAD = 18;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly id: number;
  readonly name: string;
  readonly from: Point;
  readonly to: Point;
  /** pending: still under way when the run ends. */
  readonly end: "arrives" | "lost" | "expired" | "pending";
  readonly origin: LadderSegment["origin"];
  readonly stale: boolean;
  readonly delayed: boolean;
  /** The point of the arrow that its name belongs to, how steep it is there, in degrees, and how far the name's baseline is below. */
  readonly label: Point & { readonly angle: number; readonly baseline: number };
  /** Steps it departs in and ends in. */
  readonly steps: readonly [number, number];
}

export interface PlacedRow {
  readonly step: number;
  /** Whether it is the first row of its step: one that settles has many. */
  readonly leads: boolean;
  readonly y: number;
  /** Of the band that belongs to the row. */
  readonly top: number;
  readonly bottom: number;
  /** Where arrows leave. */
  readonly departure: number;
}

export interface StateMark {
  readonly side: Lifeline;
  readonly state: string;
  /** The left end of its frame, and its width. */
  readonly x: number;
  readonly width: number;
  /** The middle of it. */
  readonly y: number;
}

/** A call, a timer that expires or a word to the user, beside a lifeline; or time that passes, in the middle. */
export interface Note extends Point {
  readonly kind: "call" | "timer" | "signal" | "time";
  readonly side: Lifeline | "middle";
  readonly text: string;
}

/** A stretch of a lifeline. `alive`: there is a TCB. */
export interface Stretch {
  readonly side: Lifeline;
  readonly from: number;
  readonly to: number;
  readonly alive: boolean;
}

export interface Ladder {
  readonly height: number;
  readonly rows: readonly PlacedRow[];
  readonly arrows: readonly Arrow[];
  readonly states: readonly StateMark[];
  readonly notes: readonly Note[];
  readonly stretches: readonly Stretch[];
}

/** The frame around a state: in the middle of its lifeline, but never over the edge of the drawing. */
export function frame(side: Lifeline, state: string): { readonly x: number; readonly width: number } {
  const width = Math.max(104, state.length * 8 + 8);
  const middle = lifelineX(side) - width / 2;
  return { x: Math.max(4, Math.min(middle, WIDTH - 4 - width)), width };
}

export const lifelineX = (side: Lifeline): number => (side === "left" ? LEFT : RIGHT);

/** About as wide as letters are in the wider ones of the fonts that a reader may have; those of Chinese are as wide as high. */
export const letterWidth = (letter: string): number => {
  if (letter > "\u2e7f") return 12;
  if (/[A-Z0-9]/.test(letter)) return 7.9;
  return /[mw=+>–]/.test(letter) ? 10 : /[ ,.:;·/()ijl-]/.test(letter) ? 4.3 : 7;
};
export const textWidth = (text: string): number => [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
/** What is bold is so much wider. */
export const BOLD = 1.12;
