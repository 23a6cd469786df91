/** One host that opens connections one after the other: to few sockets, at few distances in time, in every order. */
import { isnSeries, type IsnStep, type Opening } from "../../model/isn-series.ts";
import type { Model } from "../../model/model.ts";
import type { Subject } from "../../properties/arbitraries/schedule-type.ts";
import { ISN_PROPERTIES } from "../../properties/isn/index.ts";
import { ModelSpace } from "../exhaustive/model-space.ts";
import type { Instance } from "./instance.ts";

/** ms: at the same instant, a tick later, after TIME-WAIT, and after the clock of 4 µs has wrapped. */
const AFTER = [0, 1, 240_000, 18_000_000];
const REMOTES = [1, 2, 3];
const MOST = 3;
const SECRET = 1;

const CHOICES: readonly Opening[] = REMOTES.flatMap((remote) => AFTER.map((after) => ({ remote, after })));

interface Opened {
  readonly after: readonly Opening[];
  readonly step: IsnStep;
}

const openingsOf = (subject: Subject): Model<readonly Opening[], Opening, Opened> => ({
  initial: [[]],
  enabled: (openings) => (openings.length < MOST ? CHOICES : []),
  step: (openings, opening) => {
    const after = [...openings, opening];
    const step = isnSeries({ ...subject, secret: SECRET }, after).at(-1);
    return step && { after, step };
  },
});

export const ISN_INSTANCES: readonly Instance[] = [
  {
    id: "isn-small",
    title: "A host that opens three connections to three sockets",
    bounds: [
      { what: "connections", most: MOST, why: "a rule that is kept between any two openings of the same sockets, and among any three sockets, is kept" },
      { what: "remote sockets", most: REMOTES.length, why: "whoever counts on from two needs a third" },
      { what: "distances in time", most: AFTER.length, why: "at once, a millisecond, a TIME-WAIT, and beyond the wrap of the clock" },
      { what: "secrets", most: 1, why: "F is a keyed hash: that no two of its values lie close is shown for the sockets and secrets in use, and not a matter of the order" },
    ],
    depth: Infinity,
    open: (subject, wanted) => {
      const properties = ISN_PROPERTIES.filter((property) => wanted(property.id));
      const space = new ModelSpace(openingsOf(subject), { judged: ({ step }) => [step], properties });
      return {
        space,
        properties,
        trace: (actions) => ({ scope: "isn", secret: SECRET, openings: actions.map((number) => space.action(number)) }),
        coverage: () => ({ rules: new Map(), edges: new Map() }),
        ends: () => ({ desired: 0, acceptable: 0, forbidden: 0, stuck: 0 }),
      };
    },
  },
];
