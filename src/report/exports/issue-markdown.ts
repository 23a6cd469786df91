/** A run as the text of an issue: what broke and why, the ladder, how to play it again, and the trace to keep. */
import type { PropertyFacts } from "../metadata.ts";
import type { ExportFailure } from "./failure.ts";
import { codeBlock, codeSpan, inertMarkdown } from "./markdown.ts";

export interface IssueOptions {
  readonly title: string;
  /** Of whom the run is: `the correct model`. */
  readonly subject: string;
  readonly profile: string;
  readonly failure?: ExportFailure;
  /** The property that the run breaks, or is evidence about. */
  readonly property?: PropertyFacts;
  /** The run in the RFC's notation, or in lines. */
  readonly ladder: string;
  readonly replayCommand: string;
  /** The text of the trace file. */
  readonly file: string;
}

export const issueMarkdown = (from: IssueOptions): string =>
  [
    `# ${inertMarkdown(from.title)}`,
    "",
    ...verdict(from),
    "",
    codeBlock(from.ladder),
    "",
    "Play it again:",
    "",
    codeBlock(from.replayCommand, "sh"),
    "",
    "<details>",
    "<summary>The trace</summary>",
    "",
    codeBlock(from.file, "json"),
    "",
    "</details>",
    "",
  ].join("\n");

const verdict = ({ failure, property, subject, profile }: IssueOptions): readonly string[] => {
  const whom = `${inertMarkdown(subject)}, profile ${codeSpan(profile)}`;
  const claim = property === undefined ? [] : ["", `> ${inertMarkdown(property.claim)} (${inertMarkdown(property.clause)})`];
  return failure === undefined
    ? [`No property is violated (${whom}).`, ...claim]
    : [`${codeSpan(failure.property)} is violated at step ${failure.failedAt + 1} (${whom}):`, "", `**${inertMarkdown(failure.because)}**`, ...claim];
};
