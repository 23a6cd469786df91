/** A worker thread of `synproof explore`: explores the instances that it is handed, by their ids. */
import { explore } from "../engines/exhaustive/explore.ts";
import { INSTANCES } from "../engines/instances/index.ts";
import type { ExploreCommon } from "./explore.ts";
import { serve } from "./thread.ts";

serve((id: string, { asked, memory }: ExploreCommon, signal) => {
  const instance = INSTANCES.find((one) => one.id === id);
  if (instance === undefined) throw new Error(`no instance is called ${id}`);
  return explore(instance, { ...asked, signal, full: () => process.memoryUsage.rss() > memory });
});
