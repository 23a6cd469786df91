/**
 * A run in the Informal Trace Format, which Apalache and Quint write and other tools read
 * (https://apalache-mc.org/docs/adr/015adr-trace.html): the states it went through, and by which action each was reached.
 */
import type { ListenerWorld } from "../../model/listener-types.ts";
import type { World } from "../../model/world-types.ts";
import { itfValue, NONE, some, type ItfValue } from "./itf-value.ts";
import type { TraceRun } from "./trace-run.ts";

/** The names under which Quint tells the action of each state, and what it was done with. */
const ACTION = "mbt::actionTaken";
const PICKS = "mbt::nondetPicks";

type Variables = Readonly<Record<string, unknown>>;

/** One state: the variables, and what led to them; nothing led to the first. */
interface Moment {
  readonly action: Readonly<Record<string, unknown>> & { readonly do: string };
  readonly meta: Readonly<Record<string, unknown>>;
  readonly variables: Variables;
}

const INIT: Moment["action"] = { do: "init" };

/** The text of an `.itf.json` file. A run without a step has no state, and so neither has the file. */
export const itfText = (run: TraceRun): string => {
  const moments = momentsOf(run);
  const picks = [...new Set(moments.flatMap(({ action }) => Object.keys(action)))].filter((key) => key !== "do").toSorted();
  const states = moments.map(({ action, meta, variables }, index) => ({
    "#meta": { index, ...meta },
    [ACTION]: action.do,
    [PICKS]: Object.fromEntries(picks.map((pick): [string, ItfValue] => [pick, action[pick] === undefined ? NONE : some(itfValue(action[pick]))])),
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, itfValue(value)])),
  }));
  const vars = [ACTION, PICKS, ...Object.keys(moments[0]?.variables ?? {})];
  const head = JSON.stringify({ "#meta": metaOf(run), vars }, null, 1).replace(/\n\}$/, "");
  return `${head},\n "states": [\n${states.map((state) => `  ${JSON.stringify(state)}`).join(",\n")}\n ]\n}\n`;
};

const metaOf = ({ trace }: TraceRun): Readonly<Record<string, unknown>> => ({
  format: "ITF",
  "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html",
  source: "synproof",
  description: trace.title ?? `A run of the ${trace.scope} scope`,
  ...(trace.verdict === undefined ? {} : { status: trace.verdict === "violated" ? "violation" : "ok" }),
  ...(trace.property === undefined ? {} : { property: trace.property }),
  ...(trace.variant === undefined ? {} : { variant: trace.variant }),
  profile: trace.profile,
  ...(trace.set === undefined ? {} : { set: trace.set }),
});

const momentsOf = (run: TraceRun): readonly Moment[] => {
  switch (run.scope) {
    case "connection":
    case "endpoint": {
      const { scope, steps } = run;
      const clock = clockOf(steps);
      return startThen(steps, (step) => worldVariables(scope, step.before, 0), (step, i) => ({
        action: step.action,
        meta: { rules: step.ends.flatMap(({ side, rules }) => rules.map((rule) => `${side} ${rule}`)) },
        variables: worldVariables(scope, step.after, clock[i] ?? 0),
      }));
    }
    case "listener": {
      const clock = clockOf(run.steps);
      return startThen(run.steps, (step) => listenerVariables(step.before, 0), (step, i) => ({
        action: step.action,
        meta: { rules: [...step.rules.map((rule) => `listener ${rule}`), ...step.ends.flatMap(({ side, rules }) => rules.map((rule) => `${side} ${rule}`))] },
        variables: listenerVariables(step.after, clock[i] ?? 0),
      }));
    }
    case "isn": {
      const opened = run.steps.map(({ opening: { remote }, clock, isn }) => ({ remote, clock, isn }));
      return startThen(run.steps, () => ({ opened: [] }), ({ opening }, i) => ({
        action: { do: "open", ...opening }, meta: {}, variables: { opened: opened.slice(0, i + 1) },
      }));
    }
    default:
      return run satisfies never;
  }
};

const startThen = <Step>(steps: readonly Step[], start: (first: Step) => Variables, then: (step: Step, i: number) => Moment): readonly Moment[] => [
  ...steps.slice(0, 1).map((first): Moment => ({ action: INIT, meta: {}, variables: start(first) })),
  ...steps.map(then),
];

/** ms since the start, after each step. The world's own `now` stands still where no timestamps are in use. */
const clockOf = (steps: readonly { readonly elapsed: number }[]): readonly number[] => {
  let at = 0;
  return steps.map(({ elapsed }) => (at += elapsed));
};

/** An end alone has neither a peer nor a network: what it sends is gone. */
const worldVariables = (scope: "connection" | "endpoint", { A, B, network }: World, at: number): Variables =>
  scope === "endpoint" ? { A, at } : { A, B, network, at };

const listenerVariables = ({ listening, halfOpen, acceptQueue, accepted, cookies, drawn, clients, told, network }: ListenerWorld, at: number): Variables =>
  ({ listening, halfOpen, acceptQueue, accepted, cookies, drawn, clients, told, network, at });
