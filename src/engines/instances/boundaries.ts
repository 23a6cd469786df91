/** One end in every state that a recipe leads to, and then any one thing: segments at the boundaries, calls; or nothing but time. */
import type { Model } from "../../model/model.ts";
import type { Profile } from "../../model/profile.ts";
import { initialWorld, stepAlone } from "../../model/world.ts";
import type { Action, Position, Setup, World, WorldStep } from "../../model/world-types.ts";
import { BOUNDARY_ACTIONS } from "../../properties/arbitraries/boundaries.ts";
import { RECIPES, type Recipe } from "../../properties/arbitraries/recipes.ts";
import { PLAIN_ISN, setupOf, type Subject } from "../../properties/arbitraries/schedule-type.ts";
import { onBothEnds } from "../../properties/both-ends.ts";
import { ENDPOINT_PROPERTIES } from "../../properties/endpoint/index.ts";
import { scheduleTrace } from "../arenas/connection.ts";
import { equal } from "../exhaustive/equal.ts";
import { ModelSpace } from "../exhaustive/model-space.ts";
import { AskedFaults } from "./asked-faults.ts";
import { Coverage } from "./coverage.ts";
import type { Bound, Instance } from "./instance.ts";

/** How recipes begin, as a tree: what may come next after each beginning. */
interface Beginning {
  readonly next: { readonly action: Action; readonly to: number }[];
  /** Whether a recipe ends here. */
  ends: boolean;
}

const treeOf = (recipes: readonly Recipe[]): readonly Beginning[] => {
  const tree: Beginning[] = [{ next: [], ends: false }];
  for (const { actions } of recipes) {
    let at = 0;
    for (const action of actions) {
      const here = tree[at];
      const known = here?.next.find((one) => equal(one.action, action));
      const to = known?.to ?? tree.push({ next: [], ends: false }) - 1;
      if (known === undefined) here?.next.push({ action, to });
      at = to;
    }
    const end = tree[at];
    if (end !== undefined) end.ends = true;
  }
  return tree;
};

interface OnTheWay {
  readonly world: World;
  /** The place in the tree; undefined after the one thing that follows. */
  readonly at: number | undefined;
  /** Whether a planted fault had a say in it: if not, it is as with the correct model. */
  readonly touched: boolean;
}
interface OneMore {
  readonly after: OnTheWay;
  readonly step: WorldStep;
}

/** Whether the last step may differ from the correct model's. A switch that is set otherwise than claimed is read unnoticed. */
const metFault = ({ profile, claimed }: Setup): (() => boolean) => {
  const { faults } = profile;
  const switched = Object.entries(claimed).some(([key, value]) => key !== "faults" && profile[key as keyof Profile] !== value);
  return faults instanceof AskedFaults && faults.size > 0 && !switched ? () => faults.met() : () => true;
};

/** What may happen at the end of a recipe, and whether it goes on from there. */
interface Then {
  readonly actions: readonly Action[];
  readonly on: boolean;
}

const boundaryModel = (setup: Setup, tree: readonly Beginning[], then: Then): Model<OnTheWay, Action, OneMore> => {
  const met = metFault(setup);
  return {
    initial: [{ world: initialWorld(), at: 0, touched: false }],
    enabled: ({ at }) => {
      const here = at === undefined ? undefined : tree[at];
      if (here === undefined) return then.on ? then.actions : [];
      const onward = here.next.map(({ action }) => action);
      return here.ends ? [...onward, ...then.actions] : onward;
    },
    step: ({ world, at, touched }, action) => {
      const here = at === undefined ? undefined : tree[at];
      met();
      const step = stepAlone(setup, world, action);
      return step && { step, after: { world: step.after, at: here?.next.find((one) => one.action === action)?.to, touched: met() || touched } };
    },
  };
};

const allows = (profile: Profile, needs: Recipe["needs"]): boolean =>
  Object.entries(needs ?? {}).every(([key, value]) => equal(profile[key as keyof Profile], value));

interface Choice extends Then {
  readonly id: string;
  readonly title: string;
  readonly bounds: readonly Bound[];
  /** Switches that the end has, and claims, besides the profile's. */
  readonly set?: Partial<Profile>;
}

const STATES: Bound = { what: "ways to begin", most: RECIPES.length, why: "every state, in every way of getting there that has had faults of its own; those that need other switches are left out" };

const boundaryInstance = ({ id, title, bounds, set, ...then }: Choice): Instance => ({
  id,
  title,
  bounds: [STATES, ...bounds],
  depth: Infinity,
  open: (subject: Subject, wanted) => {
    const start = { isn: PLAIN_ISN, ...(set === undefined ? {} : { set }) };
    const setup = setupOf(subject, start);
    const tree = treeOf(RECIPES.filter(({ needs }) => allows(setup.claimed, needs)));
    const properties = ENDPOINT_PROPERTIES.filter((property) => wanted(property.id)).map(onBothEnds);
    const coverage = new Coverage();
    const space = new ModelSpace(boundaryModel(setup, tree, then), {
      // What is last and untouched is the correct model's, which is explored by itself.
      judged: ({ step, after }) => (!then.on && after.at === undefined && !after.touched ? [] : [step]),
      properties,
      within: ({ after }) => then.on || after.at !== undefined,
      watch: ({ step }) => {
        for (const end of step.ends) coverage.step(end);
      },
    });
    return {
      space,
      properties,
      trace: (actions) => scheduleTrace("endpoint", { ...start, actions: actions.map((number) => space.action(number)) }),
      coverage: () => coverage,
      // What follows is not followed.
      ends: () => ({ desired: 0, acceptable: 0, forbidden: 0, stuck: 0 }),
    };
  },
});

const ELAPSE: Action = { do: "elapse" };

/** On both sides of each edge, with an octet or none, and without what only some segments carry. */
const PLAIN_SEQ = ["rcvNxt-1", "rcvNxt0", "rcvNxt1", "rcvEdge-1", "rcvEdge0", "rcvNxt-1000000", "peerIss0", "zero0"];
const PLAIN_ACK = ["sndUna-9", "sndUna-1", "sndUna0", "sndNxt0", "sndNxt1", "iss0"];
const told = ({ at, plus }: Position): string => `${at}${plus}`;
const isPlain = (action: Action): boolean => {
  if (action.do !== "inject") return true;
  const { seq, ack, octets = 0, wnd, urg, ts, syn, fin, rst } = action.forged;
  if (!PLAIN_SEQ.includes(told(seq)) || (ack !== undefined && !PLAIN_ACK.includes(told(ack)))) return false;
  const bare = urg === undefined && (ts === undefined || ts === "none" || ts === -1);
  return bare && wnd === 8 && (octets <= 1 || (syn === true && octets === 3)) && [syn, fin, rst].filter(Boolean).length <= 1;
};

const one = (actions: readonly Action[], what: string): Pick<Choice, "actions" | "on" | "bounds"> => ({
  actions,
  on: false,
  bounds: [
    { what: "things that happen then", most: 1, why: "every rule of a state is about one event" },
    { what: "different things", most: actions.length, why: what },
  ],
});
const EDGES = one(BOUNDARY_ACTIONS.filter(isPlain), "every call, time, and plain segments at both sides of the edges that the RFC draws");
const ALL_EDGES = one(BOUNDARY_ACTIONS, "every call, time, and segments at both sides of every edge that the RFC draws, with text of every length, windows, timestamps, urgent data");

export const BOUNDARY_INSTANCES: readonly Instance[] = [
  boundaryInstance({ id: "boundaries-small", title: "One end in every state, and any one thing that can happen there", ...EDGES }),
  boundaryInstance({ id: "timestamps-small", title: "One end with timestamps in every state, and any one thing that can happen there", set: { timestamps: true }, ...EDGES }),
  boundaryInstance({
    id: "timeouts-small", title: "One end in every state, and then nothing but time", actions: [ELAPSE], on: true,
    bounds: [{ what: "things that happen then", most: 1, why: "time, as often as there is a deadline" }],
  }),
  boundaryInstance({ id: "boundaries-medium", title: "One end in every state, and any one thing that can happen there, in every size", ...ALL_EDGES }),
];
