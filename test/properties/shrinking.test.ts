import { expect, test } from "vitest";
import { Judge } from "../../src/engines/judge.ts";
import { CONNECTION_JUDGES } from "../../src/engines/judges.ts";
import { subjectOf } from "../../src/engines/subject.ts";
import type { Action, Side } from "../../src/model/world-types.ts";
import { PLAIN_ISN, type Schedule, type Subject } from "../../src/properties/arbitraries/schedule-type.ts";
import { smaller } from "../../src/properties/arbitraries/shrink-schedule.ts";
import { stepsOf } from "../../src/properties/arbitraries/walk.ts";

const open = (side: Side, mode: "active" | "passive" = "active"): Action => ({ do: "open", side, mode });
const close = (side: Side): Action => ({ do: "close", side });
const send = (side: Side, octets: number): Action => ({ do: "send", side, octets });
const deliver = (segment: string): Action => ({ do: "deliver", segment });
const drop = (segment: string): Action => ({ do: "drop", segment });
const SETTLE: Action = { do: "settle" };
const ELAPSE: Action = { do: "elapse" };
const OPENED = [open("B", "passive"), open("A"), deliver("A1 SYN 0"), deliver("B1 SYN,ACK 0/1")];

const violates = (subject: Subject, schedule: Schedule, property: string): boolean => {
  const judge = new Judge(CONNECTION_JUDGES.properties.filter(({ id }) => id === property));
  return stepsOf(subject, "connection", schedule).some((step) => judge.see(step).length > 0);
};

/** As fast-check does it: the first smaller one that still violates, and again from there. */
const shrunk = (subject: Subject, schedule: Schedule, property: string): Schedule => {
  for (const candidate of smaller(subject, "connection", schedule)) if (violates(subject, candidate, property)) return shrunk(subject, candidate, property);
  return schedule;
};

/** Runs from which nothing can be left out, and what is as short as can be (certified). */
test.each([
  ["another beginning", "listen-obeys-reset", "reset-acceptance", 5, [...OPENED.slice(0, 3), ELAPSE, deliver("B1 SYN,ACK 0/1"), { do: "abort", side: "A" }, deliver("B1 SYN,ACK 0/1"), deliver("A1 RST 1"), deliver("A1 RST 1")]],
  ["another beginning, and one call", "no-sequence-check", "sequence-acceptability", 7, [...OPENED, close("B"), close("A"), deliver("A1 FIN,ACK 1/1"), deliver("B1 FIN,ACK 1/1"), ELAPSE, deliver("B1 FIN,ACK 1/2")]],
  ["a settle before them", "closing-resends-no-fin", "retransmits-until-acknowledged", 7, [...OPENED, close("B"), close("A"), drop("A1 FIN,ACK 1/1"), SETTLE]],
  ["two sends in one, and another segment", "old-segment-updates-window", "window-update", 7, [...OPENED, send("A", 2), send("A", 6), deliver("A1 ACK 3+4/1"), deliver("A1 ACK 1+2/1")]],
] as const)("%s: %s breaks %s in %i steps", (_, variant, property, shortest, actions) => {
  const subject = subjectOf("rfc9293", variant);
  const schedule: Schedule = { isn: PLAIN_ISN, actions };
  expect(violates(subject, schedule, property)).toBe(true);
  const found = shrunk(subject, schedule, property);
  expect(found.actions).toHaveLength(shortest);
  expect(violates(subject, found, property)).toBe(true);
});
