/** Judging each end of a connection by a property of endpoints. */
import type { EndpointStep, Side, WorldStep } from "../model/world-types.ts";
import { OK, property, type Property } from "./property.ts";

interface Memories {
  readonly A: unknown;
  readonly B: unknown;
}

/** The same property, asked of whatever ends act in a step; a reboot forgets what is known of an end. */
export const onBothEnds = (endpointProperty: Property<EndpointStep>): Property<WorldStep> => {
  const { start, when, then, remember } = endpointProperty;
  // A property that starts from null remembers nothing (property.ts, `stateless`).
  return property<WorldStep, Memories>({
    ...endpointProperty,
    start: { A: start, B: start },
    // Most steps have one end. What is asked most often of all is asked of it directly.
    when: ({ ends }, memory) => {
      const [only] = ends;
      if (only === undefined) return false;
      return ends.length === 1 ? when(only, memory[only.side]) : ends.some((end) => when(end, memory[end.side]));
    },
    then: ({ ends }, memory) => {
      for (const end of ends) {
        if (ends.length > 1 && !when(end, memory[end.side])) continue;
        const judgement = then(end, memory[end.side]);
        if (!judgement.ok) {
          return { ok: false, because: `${end.side}: ${judgement.because}`, blame: judgement.blame.map((path) => `${end.side}.${path}`) };
        }
      }
      return OK;
    },
    remember: start === null ? (_, memory) => memory : ({ action, ends }, memory) => {
      let next = memory;
      if (action.do === "reboot") next = noted(next, action.side, start);
      for (let i = 0; i < ends.length; i++) {
        const end = ends[i];
        if (end !== undefined) next = noted(next, end.side, remember(end, next[end.side]));
      }
      return next;
    },
  });
};

const noted = (memory: Memories, side: Side, value: unknown): Memories =>
  memory[side] === value ? memory : side === "A" ? { A: value, B: memory.B } : { A: memory.A, B: value };
