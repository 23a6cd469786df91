import { other, type EndpointStep, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property } from "../property.ts";
import { NO_ISNS, noteIsns, type IsnsUsed } from "./isns-used.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

interface Memory {
  readonly used: IsnsUsed;
  /** How many octets each side has passed to SEND in each of its incarnations. */
  readonly written: PerSide<readonly number[]>;
  /** How many octets each end has taken in, in its connection, and whether it was told of the end of the stream. */
  readonly read: PerSide<{ readonly octets: number; readonly ended: boolean }>;
}

const NOTHING = { octets: 0, ended: false };

const ends = (end: EndpointStep): boolean => end.signals.some(({ kind }) => kind === "closing");

/** Octets handed to the user in this step, and still waiting after it. */
const handed = (end: EndpointStep): number => end.signals.reduce((sum, signal) => sum + (signal.kind === "data" ? signal.data.length : 0), 0);
const waiting = (end: EndpointStep): number => ("received" in end.next ? end.next.received.length : 0);

export const endOfStreamComesLast = property<WorldStep, Memory>({
  id: "end-of-stream-comes-last",
  title: "\"Connection closing\" comes once, after all data",
  claim: "A user is told \"connection closing\" at most once in a connection, and only when every octet that the other passed to SEND before its CLOSE is delivered or on hand.",
  clause: "§3.6, §3.10.7.4 eighth",
  kind: "always",
  scope: "connection",
  start: { used: NO_ISNS, written: bothSides<readonly number[]>([]), read: bothSides(NOTHING) },
  when: (step) => step.ends.some(ends),
  then: (step, memory) => {
    const used = noteIsns(step, memory.used);
    for (const end of step.ends) {
      const { side, next } = end;
      if (!ends(end)) continue;
      const read = memory.read[side];
      if (read.ended && !end.tookIss) return broken(`${side} is told of the end of the stream a second time`, `${side}.signals`);
      if (!("irs" in next)) continue;
      const incarnation = used[other(side)].lastIndexOf(next.irs) + 1;
      const written = memory.written[other(side)][incarnation - 1] ?? 0;
      const taken = read.octets + handed(end) + waiting(end);
      if (incarnation === 0) return broken(`${side} is told of the end of a stream that ${other(side)} never began`, `${side}.signals`);
      if (taken !== written) return broken(`${side} is told of the end after ${taken} of ${written} octets`, `${side}.signals`, `${side}.rcvNxt`);
    }
    return OK;
  },
  remember: (step, memory) => {
    let { read, written } = memory;
    for (const side of ["A", "B"] as const) {
      const { incarnation, written: count } = step.after[side];
      if (incarnation > 0 && written[side][incarnation - 1] !== count) {
        written = withSide(written, side, Object.assign([...written[side]], { [incarnation - 1]: count }));
      }
    }
    if (step.action.do === "reboot") read = withSide(read, step.action.side, NOTHING);
    for (const end of step.ends) {
      const fresh = end.tookIss || end.next.state === "CLOSED" || end.next.state === "LISTEN";
      const before = end.tookIss ? NOTHING : read[end.side];
      read = withSide(read, end.side, fresh && !end.tookIss ? NOTHING : { octets: before.octets + handed(end), ended: before.ended || ends(end) });
    }
    return { used: noteIsns(step, memory.used), written, read };
  },
});
