/** A number that the reader turns. */
import { useId } from "preact/hooks";

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onTurn: (value: number) => void;
  /** What stands for the value; unless told, the number. */
  readonly shown?: string;
}

export function Slider({ label, value, most, onTurn, shown = `${value}` }: SliderProps) {
  const id = useId();
  return (
    <div class="lessons-slider">
      <label for={id}>{label}</label>
      <input id={id} type="range" min={0} max={most} step={1} value={value} aria-valuetext={shown} onInput={(event) => onTurn(Number(event.currentTarget.value))} />
      <output for={id}>{shown}</output>
    </div>
  );
}
