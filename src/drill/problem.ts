/** What is wrong with a script as text. */
import type { Place } from "./script.ts";

export interface DrillProblem {
  readonly code: "DRILL-WORD" | "DRILL-SYNTAX" | "DRILL-MEANING";
  readonly at: Place;
  /** Without a full stop. */
  readonly message: string;
}

/** Thrown inside the parser only; `parseScript` turns it into its result. */
export class Misread extends Error {
  readonly problem: DrillProblem;
  constructor(code: DrillProblem["code"], at: Place, message: string) {
    super(message);
    this.problem = { code, at, message };
  }
}
