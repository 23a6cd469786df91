/**
 * An explorer as plain as can be, to hold the engine to: whole worlds and memories as text, a Map, nothing
 * remembered but the text of an object. Slow, and independent of everything in src/engines/exhaustive.
 */
import type { Model } from "../../src/model/model.ts";
import type { Property } from "../../src/properties/property.ts";

/** What is never changed has one text: written once for each object, since worlds share most of theirs. */
const texts = new WeakMap<object, string>();

/** Text that tells everything apart, in the order of the keys; a field that is undefined is there. */
const textOf = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  let text = "";
  if (Array.isArray(value)) {
    for (const element of value as readonly unknown[]) text += `${textOf(element)},`;
    text = `[${text}]`;
  } else {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(fields).sort()) text += `${name}:${textOf(fields[name])},`;
    text = `{${text}}`;
  }
  texts.set(value, text);
  return text;
};

export interface PlainResult {
  readonly states: number;
  readonly generated: number;
  readonly depth: number;
  readonly cut: number;
  /** By property: how often it had something to say, and how many actions lead to its first violation. */
  readonly exercised: Readonly<Record<string, number>>;
  readonly violatedAfter: Readonly<Record<string, number>>;
}

export const explorePlainly = <World, Action, Step extends { readonly after: World }, Judged>(
  model: Model<World, Action, Step>,
  judged: (step: Step) => Judged | undefined,
  properties: readonly Property<Judged>[],
  { within = () => true, depth: deepest = Infinity }: { readonly within?: (step: Step) => boolean; readonly depth?: number } = {},
): PlainResult => {
  interface State { readonly world: World; readonly memories: readonly unknown[] }
  const seen = new Set<string>();
  const add = (state: State, to: State[]): void => {
    const text = textOf([state.world, state.memories]);
    if (seen.has(text)) return;
    seen.add(text);
    to.push(state);
  };
  const exercised: Record<string, number> = {};
  const violatedAfter: Record<string, number> = {};
  let level: State[] = [];
  for (const world of model.initial) add({ world, memories: properties.map(({ start }) => start) }, level);
  let generated = level.length;
  let depth = 0;
  let cut = 0;
  while (level.length > 0) {
    depth++;
    if (depth > deepest) break;
    const next: State[] = [];
    for (const { world, memories } of level) {
      for (const action of model.enabled(world)) {
        const step = model.step(world, action);
        if (step === undefined) continue;
        generated++;
        const one = judged(step);
        const after = one === undefined ? memories : properties.map((property, i) => {
          if (property.when(one, memories[i])) {
            exercised[property.id] = (exercised[property.id] ?? 0) + 1;
            if (!property.then(one, memories[i]).ok) violatedAfter[property.id] ??= depth;
          }
          return property.remember(one, memories[i]);
        });
        if (within(step)) add({ world: step.after, memories: after }, next);
        else cut++;
      }
    }
    level = next;
  }
  return { states: seen.size, generated, depth, cut, exercised, violatedAfter };
};
