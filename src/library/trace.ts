/** `synproof/trace`: a run as data, as a word, as a picture, and in the formats of other tools. */
export { TEXT_FORMATS, type ExportSource, type TextFormat } from "../report/exports/text-formats.ts";
export { itfText } from "../trace/exports/itf.ts";
export type { TraceRun } from "../trace/exports/trace-run.ts";
export { vitestFile, type VitestOptions } from "../trace/exports/vitest-file.ts";
export type { LadderRow } from "../trace/ladder-row.ts";
export { headOf, ladder, type LadderHead } from "../trace/ladder.ts";
export { runRows } from "../trace/run-rows.ts";
export { parseToken, traceToken } from "../trace/token.ts";
export { isTraceError, traceErrorLine, type TraceError } from "../trace/trace-error.ts";
export { parseTrace, printTrace } from "../trace/trace-file.ts";
export { TRACE_SCHEMA, type ConnectionTrace, type IsnTrace, type ListenerTrace, type Trace } from "../trace/trace.ts";
export { listenerCaptureOf } from "../wire/listener-capture.ts";
export { captureOf, segmentsOf } from "../wire/trace-capture.ts";
