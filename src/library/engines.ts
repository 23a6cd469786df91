/** `synproof/engines`: random runs that shrink, replay, and the search of all runs within bounds. */
export { connectionArena } from "../engines/arenas/connection.ts";
export { endpointArena } from "../engines/arenas/endpoint.ts";
export { isnArena } from "../engines/arenas/isn.ts";
export { listenerArena } from "../engines/arenas/listener.ts";
export type { Arena } from "../engines/arena.ts";
export { explore, type Exploration, type ExploreOptions } from "../engines/exhaustive/explore.ts";
export { hunt, newTally, type Batch, type Finding, type Tally } from "../engines/hunt.ts";
export { INSTANCES } from "../engines/instances/index.ts";
export { Judge, type Violation } from "../engines/judge.ts";
export { playTrace, type PlayedTrace, type PlayOptions } from "../engines/play-trace.ts";
export { replay, type Replay, type ReplayVerdict } from "../engines/replay.ts";
export { subjectOf } from "../engines/subject.ts";
export { sweepTimeWait } from "../engines/sweep/time-wait.ts";
export { verify, type VerifyOptions } from "../engines/verify.ts";
export type { Schedule, Subject } from "../properties/arbitraries/schedule-type.ts";
export type { Failure, Progress, PropertyResult, SubjectResult, Verdict, Verification } from "../trace/results.ts";
