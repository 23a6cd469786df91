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
  return property<WorldStep, Memories>({
    ...endpointProperty,
    start: { A: start, B: start },
    when: (step, memory) => step.ends.some((end) => when(end, memory[end.side])),
    then: (step, memory) => {
      for (const end of step.ends) {
        if (!when(end, memory[end.side])) continue;
        const judgement = then(end, memory[end.side]);
        if (!judgement.ok) {
          return { ok: false, because: `${end.side}: ${judgement.because}`, blame: judgement.blame.map((path) => `${end.side}.${path}`) };
        }
      }
      return OK;
    },
    remember: (step, memory) => {
      const forgotten: Side | undefined = step.action.do === "reboot" ? step.action.side : undefined;
      let next: Memories = forgotten === undefined ? memory : { ...memory, [forgotten]: start };
      for (const end of step.ends) next = { ...next, [end.side]: remember(end, next[end.side]) };
      return next;
    },
  });
};
