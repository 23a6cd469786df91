/** One host that opens connections one after the other. */
import { isnSeries, type IsnStep } from "../../model/isn-series.ts";
import { isnRun, type IsnRun } from "../../properties/arbitraries/isn-series.ts";
import { ISN_PROPERTIES } from "../../properties/isn/index.ts";
import type { Arena } from "../arena.ts";

export const isnArena: Arena<IsnRun, IsnStep> = {
  scope: "isn",
  properties: ISN_PROPERTIES,
  cases: isnRun,
  play: (subject, { secret, openings }) => isnSeries({ ...subject, secret }, openings),
  rulesOf: () => [],
  lengthOf: ({ openings }) => openings.length,
  toTrace: (run) => ({ scope: "isn", ...run }),
};
