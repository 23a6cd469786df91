/** What properties, rules and variants say of themselves, by id. */
import { RULES, type Rule } from "../../../model/rules.ts";
import { ALL_PROPERTIES, type PropertyFacts } from "../../../properties/index.ts";

const PROPERTIES: ReadonlyMap<string, PropertyFacts> = new Map(ALL_PROPERTIES.map((facts) => [facts.id, facts]));

export const propertyFacts = (id: string): PropertyFacts | undefined => PROPERTIES.get(id);

const BY_ID: Readonly<Record<string, Rule>> = RULES;
export const ruleFacts = (id: string): Rule | undefined => (Object.hasOwn(BY_ID, id) ? BY_ID[id] : undefined);
