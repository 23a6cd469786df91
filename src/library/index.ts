/** `synproof`: what most want. Its parts have more: `synproof/model`, `/properties`, `/engines`, `/trace`, `/wire`, `/stacks`. */
export { replay, type Replay, type ReplayVerdict } from "../engines/replay.ts";
export { verify, type VerifyOptions } from "../engines/verify.ts";
export { endpoint } from "../model/endpoint.ts";
export type { Event, Inputs, Outcome } from "../model/events.ts";
export type { Profile } from "../model/profile.ts";
export { PROFILES, type ProfileName } from "../model/profiles.ts";
export type { Segment } from "../model/segment.ts";
export { CLOSED, type State, type Tcb } from "../model/tcb.ts";
export { ALL_PROPERTIES, type PropertyFacts } from "../properties/index.ts";
export { OK, broken, property, stateless, type Property } from "../properties/property.ts";
export type { CallAnswer, Deviation, Happening, Stack, StackEnd, StackSocket, Told } from "../stacks/stack.ts";
export { parseToken, traceToken } from "../trace/token.ts";
export { parseTrace, printTrace } from "../trace/trace-file.ts";
export type { Trace } from "../trace/trace.ts";
export type { Progress, PropertyResult, Verdict, Verification } from "../trace/results.ts";
export { judgeStack, type Counterexample, type JudgeOptions, type StackJudgement } from "./judge-stack.ts";
