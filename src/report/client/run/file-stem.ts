/** What the files of a run are called, before the ending of their format. */
import type { Trace } from "../../../trace/trace.ts";

/** `two-way-accept-ends-agree`: no character that a file system minds. */
export const fileStem = ({ variant, property, title }: Trace): string => {
  const words = [variant, property].filter((word) => word !== undefined).join("-") || (title ?? "run");
  return words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "run";
};
