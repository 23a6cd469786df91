/** Every rule of the model by id: its clause, its requirement label, one sentence. Coverage, report and state diff are built on these. */
import { CALL_RULES } from "./rules/calls.ts";
import { LISTENER_RULES } from "./rules/listener.ts";
import { SEGMENT_RULES } from "./rules/segment-arrives.ts";
import { SYNCHRONIZED_RULES } from "./rules/other-states.ts";
import { TIME_RULES } from "./rules/timeouts.ts";

export interface Rule {
  /** Section of RFC 9293, unless another RFC is named. */
  readonly rfc: string;
  /** Requirement label, such as MUST-10. */
  readonly req?: string;
  readonly says: string;
}

export const RULES = {
  ...CALL_RULES,
  ...SEGMENT_RULES,
  ...SYNCHRONIZED_RULES,
  ...TIME_RULES,
  ...LISTENER_RULES,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];
