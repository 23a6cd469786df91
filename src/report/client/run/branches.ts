/** Everything that was tried in an exploration: a tree of actions, of which one path is shown. Pure. */
import { equal } from "../../../engines/exhaustive/equal.ts";

interface Node<Action> {
  /** -1 above the first action. */
  readonly parent: number;
  readonly action: Action;
}

export interface Branches<Action> {
  readonly nodes: readonly Node<Action>[];
  /** The end of the path that is shown; -1 when nothing is. */
  readonly tip: number;
}

export const NO_BRANCHES: Branches<never> = { nodes: [], tip: -1 };

/** The actions from the start to a node. */
export const pathTo = <Action>({ nodes }: Branches<Action>, tip: number): readonly Action[] => {
  const path: Action[] = [];
  for (let at = tip, node = nodes[at]; node !== undefined; at = node.parent, node = nodes[at]) path.unshift(node.action);
  return path;
};

/**
 * Shows the path of these actions; what of it is new grows. A path that is the beginning of the one that is shown changes
 * nothing: what comes after it stays in sight.
 */
export const grow = <Action>(branches: Branches<Action>, actions: readonly Action[]): Branches<Action> => {
  const shown = pathTo(branches, branches.tip);
  if (actions.every((action, i) => equal(action, shown[i]))) return branches;
  const nodes = [...branches.nodes];
  let tip = -1;
  for (const action of actions) {
    const known = nodes.findIndex((node) => node.parent === tip && equal(node.action, action));
    tip = known >= 0 ? known : nodes.push({ parent: tip, action }) - 1;
  }
  return { nodes, tip };
};

export interface Branch<Action> {
  readonly tip: number;
  readonly actions: readonly Action[];
  readonly shown: boolean;
  /** How many actions it has in common with the path that is shown. */
  readonly common: number;
}

/** Every path that ends somewhere, and the one that is shown, in the order in which they were begun. */
export const listBranches = <Action>(branches: Branches<Action>): readonly Branch<Action>[] => {
  const parents = new Set(branches.nodes.map(({ parent }) => parent));
  const shown = pathTo(branches, branches.tip);
  return branches.nodes.flatMap((_, tip): readonly Branch<Action>[] => {
    if (parents.has(tip) && tip !== branches.tip) return [];
    const actions = pathTo(branches, tip);
    const parts = actions.findIndex((action, i) => !equal(action, shown[i]));
    return [{ tip, actions, shown: tip === branches.tip, common: parts < 0 ? actions.length : parts }];
  });
};

export const showBranch = <Action>(branches: Branches<Action>, tip: number): Branches<Action> => ({ ...branches, tip });
