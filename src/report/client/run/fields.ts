/** The fields of a TCB as the RFC writes them (§3.3.1); those that it only describes keep the name that the model gives them. */
import type { Field } from "../../../trace/show-field.ts";

const NAMES: Partial<Readonly<Record<Field, string>>> = {
  iss: "ISS", irs: "IRS", sndUna: "SND.UNA", sndNxt: "SND.NXT", sndWnd: "SND.WND", maxSndWnd: "MAX.SND.WND", sndUp: "SND.UP", sndWl1: "SND.WL1", sndWl2: "SND.WL2",
  rcvNxt: "RCV.NXT", rcvWnd: "RCV.WND", rcvUp: "RCV.UP", tsRecent: "TS.Recent", rto: "RTO",
};

/** Undefined where the RFC has no name for it. */
export const rfcName = (field: string): string | undefined => (Object.hasOwn(NAMES, field) ? NAMES[field as Field] : undefined);

/** A path such as `after.rcvNxt` or `B.after.rcvNxt` blames a field. */
export const isBlamed = (field: string, blame: readonly string[]): boolean => blame.some((path) => path.split(".").at(-1) === field);
