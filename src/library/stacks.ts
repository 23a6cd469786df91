/** `synproof/stacks`: the contract that a TCP implementation is driven by, and its judgement. */
export { judgeStack, type Counterexample, type JudgeOptions, type StackJudgement } from "./judge-stack.ts";
export { NO_COMPARTMENTS, NO_URGENT } from "../stacks/common.ts";
export { STACKS } from "../stacks/index.ts";
export { NOT_IN_FULL, judgedOnStack, observable, type Excuses, type Observable } from "../stacks/judging.ts";
export type { CallAnswer, Deviation, Happening, Stack, StackEnd, StackSocket, Told } from "../stacks/stack.ts";
export { stackSubject } from "../stacks/subject.ts";
