/** What must come in the end, for the terminal. */
import type { LassoFound, LivenessReport, LivenessVerdict } from "../trace/liveness.ts";
import { counted } from "./summary.ts";
import type { Trace } from "../trace/trace.ts";

const MARKS: Readonly<Record<LivenessVerdict["verdict"], string>> = { holds: "✓", violated: "✗", inconclusive: "?", "not-exercised": "–" };

/** @param token a trace in one line, as `synproof replay` takes it. */
export const livenessText = (report: LivenessReport, token: (trace: Trace) => string): string => {
  const width = Math.max(...report.properties.map(({ id }) => id.length));
  return [
    `${report.instance}, ${report.variant === null ? "the correct model" : `the variant ${report.variant}`}: what must come in the end, on every run, infinite ones included`,
    `${counted(report.states, "state")}, ${counted(report.steps, "step")}. Assumed:`,
    ...report.assumptions.map(({ id, title }) => `  ${id}: ${title}`),
    "",
    ...report.properties.map((property) => `${MARKS[property.verdict]} ${property.id.padEnd(width)}  ${words(property)}`),
    ...report.properties.flatMap(({ id, lasso }) => (lasso === undefined ? [] : ["", `${id} is violated: ${lassoWords(lasso)}`, `  Replay: npx synproof replay ${token(lasso.trace)}`])),
    "",
  ].join("\n");
};

export const lassoWords = ({ side, loop, trace: { actions } }: LassoFound): string =>
  loop === 0 ? `after ${actions.length} steps nothing happens any more at ${side}` : `after ${actions.length - loop} steps the next ${loop} can go on for ever, for ${side} in vain`;

const words = ({ verdict, due, needs }: LivenessVerdict): string => {
  switch (verdict) {
    case "holds":
      return needs.length === 0 ? `due in ${counted(due, "state")}` : `due in ${counted(due, "state")}; needs ${needs.map(({ assumption }) => assumption).join(", ")}`;
    case "violated":
      return "violated";
    case "inconclusive":
      return "not all states were seen";
    case "not-exercised":
      return "never due here";
    default:
      return verdict satisfies never;
  }
};
