/** Runs of the engine, to their end. */
import { explore, type Exploration, type ExploreOptions } from "../../../src/engines/exhaustive/explore.ts";
import { NO_LIMITS, search, type Limits, type SearchEnd } from "../../../src/engines/exhaustive/search.ts";
import type { Space } from "../../../src/engines/exhaustive/space.ts";
import { toEnd } from "../../../src/engines/to-end.ts";
import { INSTANCES } from "../../../src/engines/instances/index.ts";
import type { Instance } from "../../../src/engines/instances/instance.ts";

export const searchAll = (space: Space, limits: Partial<Limits> = {}): SearchEnd => toEnd(search(space, { ...NO_LIMITS, ...limits }));

export const exploreAll = (instance: Instance, options: Partial<ExploreOptions> = {}): Exploration =>
  toEnd(explore(instance, { variant: null, properties: "all", ...options }));

export const instanceOf = (id: string): Instance => {
  const found = INSTANCES.find((instance) => instance.id === id);
  if (found === undefined) throw new Error(`no instance is called ${id}`);
  return found;
};
