/** What changed in a TCB, field by field, for a person to read. */
import type { Tcb } from "../model/tcb.ts";
import type { LadderChange, Lifeline } from "./ladder-row.ts";
import { FIELDS, showField } from "./show-field.ts";

/** In the order in which the fields are listed, `state` first. */
export const stateDiff = (side: Lifeline, before: Tcb, after: Tcb): readonly LadderChange[] =>
  FIELDS.map((field) => ({ side, field, before: showField(before, field), after: showField(after, field) }))
    .filter((change) => change.before !== change.after);
