import type { Trace } from "../../trace/trace.ts";

/** The title of a trace, if there is anything to read in it. */
export const titleOf = ({ title }: Trace): string | undefined => oneLine(title ?? "") || undefined;

/** Text of others on a line of its own: no line ends, nothing invisible. */
export const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
