/** The part of report.json that `synproof check` writes: `observed`. docs/report-schema.md tells every field. */
import type { ProfileName } from "../../model/profiles.ts";
import type { ObservedConnection } from "../../trace/observed.ts";
import type { CaptureAnswers } from "./answers.ts";

export const CAPTURES_SCHEMA = 1;

export interface CaptureReport {
  readonly schema: typeof CAPTURES_SCHEMA;
  readonly tool: { readonly name: "synproof"; readonly version: string };
  readonly observed: Observation;
}

export interface Observation {
  readonly profile: ProfileName;
  /** As given; absent where it was left to be found out. */
  readonly at?: "client" | "server" | "middle";
  readonly files: readonly CaptureFile[];
}

export interface CaptureFile {
  readonly name: string;
  readonly packets: number;
  readonly segments: number;
  /** Packets that hold no TCP, and those that cannot be read. */
  readonly other: number;
  readonly illegible: number;
  /** ms between the first packet and the last. */
  readonly duration: number;
  /** Ended early: by a damaged file, or by the user. */
  readonly problems: readonly string[];
  readonly answers: CaptureAnswers;
  readonly connections: readonly ObservedConnection[];
  /** Connections that are counted in `answers` and left out of the list, which is bounded. */
  readonly leftOut: number;
}
