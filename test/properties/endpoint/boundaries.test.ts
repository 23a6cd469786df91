import { everyBoundary } from "./every-boundary.ts";
import { PLAIN } from "./kit.ts";

everyBoundary("ISNs far from 2^32", PLAIN);
