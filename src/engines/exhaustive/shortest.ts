/** A shortest run that violates one property, breadth-first. The last level is judged and not kept: it is most of a search. */
import type { Model } from "../../model/model.ts";
import type { Property } from "../../properties/property.ts";
import { ModelSpace } from "./model-space.ts";
import type { Found, Space } from "./space.ts";
import { StateTable } from "./state-table.ts";
import type { Tally } from "./tally.ts";

export interface Shortest<Action> {
  /** Undefined when there is none within the length. */
  readonly actions: readonly Action[] | undefined;
  /** States looked at. */
  readonly states: number;
  /** False when there were too many: then nothing is known. */
  readonly complete: boolean;
}

/** Who knows what was broken, and the actions by number. */
interface Teller<Action> {
  /** Of one property. */
  readonly tally: Tally;
  action(number: number): Action;
}

/** @param judged what one step gives the property to judge, in order. @param length the most actions. @param limit the most states. */
export const shortestViolation = <World, Action, Step extends { readonly after: World }, Judged>(
  model: Model<World, Action, Step>, judged: (step: Step) => readonly Judged[], property: Property<Judged>, length: number, limit: number,
): Shortest<Action> => {
  const space = new ModelSpace(model, { judged, properties: [property] });
  return shortestIn(space, space, length, limit);
};

/** @param length the most actions. @param limit the most states. */
export const shortestIn = <Action>(space: Space, teller: Teller<Action>, length: number, limit: number): Shortest<Action> => {
  const table = new StateTable();
  let parent = -1;
  const keep: Found = (row, column, number) => void table.add(row, column, parent, number);
  space.start(keep);
  let levelEnd = table.size;
  let depth = 1;
  let cut = 0;
  for (let at = 0; at < table.size && depth <= length; at++) {
    if (at === limit) return { actions: undefined, states: at, complete: false };
    parent = at;
    cut += space.expand({ row: table.row(at), column: table.column(at), index: at }, depth === length ? () => {} : keep);
    const [broken] = teller.tally.broken;
    if (broken !== undefined) return { actions: [...table.path(broken.state).actions, broken.action].map((number) => teller.action(number)), states: at + 1, complete: true };
    if (at + 1 < levelEnd) continue;
    depth++;
    levelEnd = table.size;
  }
  return { actions: undefined, states: parent + 1, complete: cut === 0 };
};
