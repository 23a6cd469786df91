/** Everything that can be explored, by id. The size is the end of the name. */
import { BOUNDARY_INSTANCES } from "./boundaries.ts";
import { CONNECTION_INSTANCES } from "./connection.ts";
import { ENDPOINT_INSTANCES } from "./endpoint.ts";
import { ISN_INSTANCES } from "./isn.ts";
import { LISTENER_INSTANCES } from "./listener.ts";
import { SIZES, type Instance, type Size } from "./instance.ts";

export const INSTANCES: readonly Instance[] = [...CONNECTION_INSTANCES, ...LISTENER_INSTANCES, ...ENDPOINT_INSTANCES, ...BOUNDARY_INSTANCES, ...ISN_INSTANCES];

export const sizeOf = ({ id }: Pick<Instance, "id">): Size => {
  const size = SIZES.find((one) => id.endsWith(`-${one}`));
  if (size === undefined) throw new Error(`${id} does not end with a size`);
  return size;
};
