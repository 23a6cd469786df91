/** One host that opens connections one after the other. */
import { isnSeries, type IsnStep } from "../../model/isn-series.ts";
import { isnRun, type IsnRun } from "../../properties/arbitraries/isn-series.ts";
import type { Arena } from "../arena.ts";
import { ISN_JUDGES } from "../judges.ts";

export const isnArena: Arena<IsnRun, IsnStep> = {
  scope: "isn",
  ...ISN_JUDGES,
  cases: isnRun,
  play: (subject, { secret, openings }) => isnSeries({ ...subject, secret }, openings),
  lengthOf: ({ openings }) => openings.length,
  toTrace: (run) => ({ scope: "isn", ...run }),
};
