/** A choice with its label in sight: what the reader turns has to say what it is. */
import { Choice, type ChoiceProps } from "../../parts/choice.tsx";

export function Switch<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <div class="lessons-switch">
      <span class="hint" aria-hidden="true">{props.label}</span>
      <Choice {...props} />
    </div>
  );
}
