/** The instances that the kill matrix searches, those that show most for least first. */
import { CONNECTION_INSTANCES } from "../instances/connection.ts";
import { INSTANCES } from "../instances/index.ts";
import type { Instance } from "../instances/instance.ts";

const IDS = [
  "boundaries-small", "timeouts-small", "isn-small", "cookies-small", "queues-small", "listener-small", "restart-small", "lost-text-small",
  "window-small", "text-small", "connection-small", "simultaneous-small", "reboot-small",
] as const;

export const KILL_INSTANCES: readonly Instance[] = IDS.map((id) => {
  const found = INSTANCES.find((instance) => instance.id === id);
  if (found === undefined) throw new Error(`no instance is called ${id}`);
  return found;
});

/** Two ends with timestamps are in another state at every date: they are not searched. */
export const isClockless = ({ id }: Instance): boolean => CONNECTION_INSTANCES.some((one) => one.id === id);
