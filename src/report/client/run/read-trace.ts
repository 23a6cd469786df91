/** A trace from an address or a file, of which nothing is trusted. */
import { LARGEST_FILE, parseTrace } from "../../../trace/trace-file.ts";
import { fieldError, isTraceError, tooLarge, type TraceError } from "../../../trace/trace-error.ts";
import { parseToken } from "../../../trace/token.ts";
import type { Trace } from "../../../trace/trace.ts";
import { VARIANTS } from "../../../variants/index.ts";

/** What is in a `*.trace.json`. @param fileName for the message. */
export const readTraceFile = (text: string, fileName: string): Trace | TraceError => withKnownVariant(parseTrace(text, fileName), fileName);

/** The token in what somebody copied: the command that plays it, or the token alone. */
export const tokenIn = (text: string): string => /(?:^|[\s=])(s\d+\.\S+?)(?:&\S*)?(?=\s|$)/.exec(text.trim())?.[1] ?? text.trim();

/** What is in an address. */
export const readTraceToken = (token: string): Trace | TraceError => withKnownVariant(parseToken(token), "token");

/** A later version may have another gallery. */
const withKnownVariant = (read: Trace | TraceError, source: string): Trace | TraceError =>
  isTraceError(read) || read.variant === undefined || Object.hasOwn(VARIANTS, read.variant)
    ? read
    : fieldError(source, { path: "variant", expected: "one of the faulty stacks of this version", found: `"${read.variant.slice(0, 60)}"` });

/** Of a file that is not even read. @param octets its size. */
export const tooLargeToRead = (fileName: string, octets: number): TraceError => tooLarge(fileName, "octets", 4 * LARGEST_FILE, octets);
