import { labelOf, type Octet } from "../../model/octet.ts";
import { other, type EndpointStep, type WorldStep } from "../../model/world-types.ts";
import { broken, OK, property, type Judgement } from "../property.ts";
import { NO_ISNS, noteIsns, type IsnsUsed } from "./isns-used.ts";
import { bothSides, withSide, type PerSide } from "./per-side.ts";

interface Reader {
  /** Octets delivered in this connection. */
  readonly count: number;
  readonly open: boolean;
}

interface Memory {
  readonly used: IsnsUsed;
  readonly readers: PerSide<Reader>;
}

const FRESH: Reader = { count: 0, open: false };

const delivered = (end: EndpointStep): readonly Octet[] =>
  end.signals.flatMap((signal) => (signal.kind === "data" ? signal.data : []));

export const deliversWhatWasSent = property<WorldStep, Memory>({
  id: "delivers-what-was-sent",
  title: "What is delivered is a prefix of what was sent",
  claim: "Each user receives the octets that the other passed to SEND in this very incarnation, in order, none missing, doubled or foreign, and none before ESTABLISHED.",
  clause: "§3.4, §3.5, §3.6",
  kind: "always",
  scope: "connection",
  start: { used: NO_ISNS, readers: bothSides(FRESH) },
  when: (step) => step.ends.some((end) => delivered(end).length > 0),
  then: (step, memory) => {
    const used = noteIsns(step, memory.used);
    for (const end of step.ends) {
      const judgement = judge(end, readerBefore(end, memory.readers[end.side]), used);
      if (!judgement.ok) return judgement;
    }
    return OK;
  },
  remember: (step, memory) => {
    let readers = memory.readers;
    if (step.action.do === "reboot") readers = withSide(readers, step.action.side, FRESH);
    for (const end of step.ends) {
      const before = readerBefore(end, readers[end.side]);
      readers = withSide(readers, end.side, { count: before.count + delivered(end).length, open: before.open || opens(end) });
    }
    return { used: noteIsns(step, memory.used), readers };
  },
});

/** The user was told, or, where a CLOSE in SYN-RECEIVED left nobody to tell, our SYN is acknowledged all the same. */
const opens = ({ signals, next }: EndpointStep): boolean =>
  signals.some(({ kind }) => kind === "open") || (next.state !== "SYN-RECEIVED" && "sndUna" in next && next.sndUna !== next.iss);

/** A new ISS is a new connection; one that is abandoned for CLOSED or LISTEN is over. */
const readerBefore = (end: EndpointStep, reader: Reader): Reader =>
  end.tookIss || end.before.state === "CLOSED" || end.before.state === "LISTEN" ? FRESH : reader;

const judge = (end: EndpointStep, reader: Reader, used: IsnsUsed): Judgement => {
  const { side, before, next } = end;
  const octets = delivered(end);
  if (octets.length === 0) return OK;
  const blame = `${side}.signals`;
  if (!reader.open && !opens(end)) return broken(`${side} delivers ${octets.length} octets before the connection is open`, blame);
  const irs = "irs" in before ? before.irs : "irs" in next ? next.irs : undefined;
  for (const [i, octet] of octets.entries()) {
    const { origin, incarnation, offset } = labelOf(octet);
    if (origin !== other(side)) return broken(`${side} delivers an octet that ${other(side)} never sent`, blame);
    // The latest connection with that ISN: a fixed ISN is the same for all.
    if (irs === undefined || used[origin].lastIndexOf(irs) !== incarnation - 1) {
      return broken(`${side} delivers an octet of ${origin}'s connection ${incarnation}, which is not the one it is in`, blame);
    }
    if (offset !== reader.count + i) {
      return broken(`${side} delivers octet ${offset} of ${origin}'s stream where octet ${reader.count + i} is next`, blame);
    }
  }
  return OK;
};
