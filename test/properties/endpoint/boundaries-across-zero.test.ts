import { everyBoundary } from "./every-boundary.ts";
import { ACROSS_ZERO } from "./kit.ts";

everyBoundary("ISNs that pass 2^32", ACROSS_ZERO);
