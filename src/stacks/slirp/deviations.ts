/** Where libslirp 4.7 departs from what it claims. Functions are those of src/tcp_input.c unless another file is named. */
import { NO_COMPARTMENTS, NO_URGENT } from "../common.ts";
import type { Deviation } from "../stack.ts";

export const SLIRP_DEVIATIONS: readonly Deviation[] = [NO_COMPARTMENTS, NO_URGENT];
