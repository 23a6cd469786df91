/** What a lesson is made of: a claim as people say it, a verdict on it, and parts of text, some with a run to step through. */
import type { ObservedRow } from "../../../trace/observed.ts";
import type { Trace } from "../../../trace/trace.ts";
import type { Report } from "../../schema.ts";
import type { ClaimId } from "./claims.ts";

/** What lessons need of the data: a chart is left out where nobody asked for its sweep. */
export type LessonsData = Pick<Report, "tool" | "sweep">;

export type Verdict = "right" | "half-right" | "wrong";

/** What the reader can turn. */
export type Toy = "flood" | "isn-guess" | "syn-ack-loss" | "time-wait-length";

/**
 * What a run shows, in the order in which it shows it: `A SYN-SENT` (an end comes to a state), `A <SEQ=100><CTL=SYN>` (an end
 * sends a segment), `B told connection closing`. The text says so, and a test holds the run to it.
 */
export type Sights = readonly string[];

/** A connection that somebody had, as a capture shows it. */
export interface ShownCapture {
  /** What to call both ends: their ports. */
  readonly ends: readonly [string, string];
  readonly rows: readonly ObservedRow[];
}

export type Exhibit =
  /** A run of the correct model: a witness. */
  | { readonly kind: "run"; readonly trace: Trace; readonly shows: Sights }
  /** One schedule on a faulty variant and on the correct model, side by side. */
  | {
      readonly kind: "pair";
      readonly trace: Trace;
      readonly variant: string;
      /** Every property that the variant violates here, but the ones that compare everything with the tables; the one to name is the first. */
      readonly breaks: readonly string[];
      /** On the correct model, and on the variant. */
      readonly shows: Sights;
      readonly showsFaulty: Sights;
    }
  | { readonly kind: "capture"; readonly capture: ShownCapture }
  | { readonly kind: "toy"; readonly toy: Toy }
  /** The chart of src/engines/sweep. */
  | { readonly kind: "sweep" };

export interface PartText {
  readonly heading: string;
  /** Paragraphs. `Code` stands between backticks. */
  readonly text: readonly string[];
  /** For a pair: what the variant does, in a few words, to stand above its column. */
  readonly faulty?: string;
}

export interface LessonText<Part extends string = string> {
  /** The question, as a learner asks it. */
  readonly question: string;
  /** The answer in one line. */
  readonly answer: string;
  /** The claim, quoted. */
  readonly claim: string;
  /** What is right in it and what is not, in one or two sentences. */
  readonly verdict: string;
  readonly parts: Readonly<Record<Part, PartText>>;
}

export interface Lesson<Part extends string = string> {
  /** Its name in links. */
  readonly id: string;
  readonly verdict: Verdict;
  /** The claims of the interview notes that it answers. */
  readonly answers: readonly ClaimId[];
  /** The properties it is about, the most important first. */
  readonly properties: readonly string[];
  /** `RFC 9293 §3.5`. */
  readonly clauses: readonly string[];
  readonly parts: readonly { readonly id: Part; readonly exhibit?: Exhibit }[];
  readonly en: LessonText<Part>;
  readonly zh: LessonText<Part>;
}

/** Checks at compile time that both languages have a text for every part, and forgets what the parts are called. */
export const lesson = <const Part extends string>(written: Lesson<Part>): Lesson => written;
