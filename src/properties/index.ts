/** Every property, the four that matter most first. */
import { onBothEnds } from "./both-ends.ts";
import { CONNECTION_PROPERTIES } from "./connection/index.ts";
import { ENDPOINT_PROPERTIES } from "./endpoint/index.ts";
import { ISN_PROPERTIES } from "./isn/index.ts";
import { LISTENER_PROPERTIES } from "./listener/index.ts";
import type { Definition } from "./property.ts";

/** What a property says of itself, whatever its steps are. */
export type PropertyFacts = Pick<Definition<never, unknown>, "id" | "title" | "claim" | "clause" | "kind" | "scope">;

const NAMED_BY_THE_USER = ["no-two-way-acceptance", "acknowledges-isn-plus-one", "no-data-on-syn", "time-wait-delivers-final-ack"];

const facts = ({ id, title, claim, clause, kind, scope }: PropertyFacts): PropertyFacts => ({ id, title, claim, clause, kind, scope });
const rank = ({ id }: PropertyFacts): number => {
  const at = NAMED_BY_THE_USER.indexOf(id);
  return at === -1 ? NAMED_BY_THE_USER.length : at;
};

/** What every property says of itself, in the order of the report. */
export const ALL_PROPERTIES: readonly PropertyFacts[] = [
  ...CONNECTION_PROPERTIES.map(facts),
  ...ENDPOINT_PROPERTIES.map(onBothEnds).map(facts),
  ...LISTENER_PROPERTIES.map(facts),
  ...ISN_PROPERTIES.map(facts),
].toSorted((a, b) => rank(a) - rank(b));
