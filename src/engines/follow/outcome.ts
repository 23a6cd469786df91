/** A followed connection as plain data: the verdict, and answers to what one asks of a connection. */
import { finAcknowledged, isAtAnEnd, otherEnd, type Connection, type Index, type Row } from "./connection.ts";
import type { Doubt, End } from "./end.ts";
import { unlessAnother } from "./incarnations.ts";
import { beyond, showObserved, up, type Observed } from "./observed.ts";
import { statesIn } from "./states.ts";
import { observedProperty } from "../../properties/observed/index.ts";
import type { ObservedConnection, ObservedEnd, ObservedRow } from "../../trace/observed.ts";

export const outcomeOf = (flow: Connection): ObservedConnection => {
  settleDoubts(flow);
  const { ends: [a, b], violation, unknown } = flow;
  return {
    id: flow.id,
    ends: [endOf(a, flow, 0), endOf(b, flow, 1)],
    position: flow.position,
    verdict: violation !== undefined ? "violates" : unknown !== undefined ? "unknown" : "conforms",
    ...(violation === undefined ? {} : {
      violation: {
        packet: violation.segment.number, by: violation.by, segment: showObserved(violation.segment), property: violation.property,
        clause: observedProperty(violation.property).clause, because: violation.because, allowed: violation.allowed,
      },
    }),
    ...(unknown === undefined ? {} : { unknown: { packet: unknown.segment.number, because: unknown.because } }),
    begins: flow.begun,
    opened: openedHow(flow),
    closed: closedHow(flow),
    ...(flow.closedFirst === undefined || flow.crossedFins ? {} : { closedFirst: flow.closedFirst }),
    resets: flow.resets.slice(0, MANY).map(({ segment, by, why }) => ({ packet: segment.number, by, why })),
    ...(flow.reuseAfter === undefined ? {} : { reuseAfter: flow.reuseAfter }),
    ...tlsOf(flow),
    halfOpen: halfOpen(flow),
    remarks: [...flow.remarks.slice(0, MANY), ...countsOf(flow)],
    firstPacket: flow.first.number,
    lastPacket: flow.last.number,
    started: flow.first.time,
    duration: Math.max(0, flow.last.time - flow.first.time),
    // Of many connections few are shown: their rows are put into words when they are asked for.
    get rows() {
      return flow.rows.first.map((row) => rowOf(row, flow));
    },
    get lastRows() {
      return flow.rows.last.map((row) => rowOf(row, flow));
    },
    rowsLeftOut: flow.rows.left,
  };
};

const MANY = 20;

/** What no later segment has decided. On loopback an acknowledgment arrives at once: who then goes on below it was never there. */
const settleDoubts = (flow: Connection): void => {
  if (flow.violation !== undefined || flow.unknown !== undefined) return;
  for (const index of [0, 1] as const) {
    const { ahead, opening, jump } = flow.ends[index];
    if (jump !== undefined && up(jump.value, flow.ends[otherEnd(index)].ackMax ?? beyond(jump.value, -1)) >= 0) flow.missed++;
    else if (jump !== undefined) doubtful(flow, jump, "begins behind a gap, and nothing later says whether the tap missed what lies in it");
    if (opening !== undefined) blame(flow, index, opening, flow.position === "loopback" && opening.breach.property === "acknowledges-isn-plus-one");
    if (ahead !== undefined) blame(flow, index, ahead, (flow.position === "loopback" && ahead.continued) || (flow.missed === 0 && ahead.beyondWindow === true));
  }
};

const blame = (flow: Connection, by: Index, doubt: Doubt, sure: boolean): void => {
  if (flow.violation !== undefined) return;
  if (doubt.breach.strange === true) return doubtful(flow, doubt, unlessAnother(doubt.breach));
  if (sure || isAtAnEnd(flow)) flow.violation = { ...doubt.breach, segment: doubt.segment, by };
  else doubtful(flow, doubt, `${doubt.breach.because}: unless the tap missed something`);
};

const doubtful = (flow: Connection, { segment }: Doubt, because: string): void => {
  flow.unknown ??= { segment, because: isOneSided(flow) ? "only one direction of it is in the capture: what the other end sent is known from acknowledgments alone" : because };
};

/** One end takes part, and not a segment of the other was captured. */
const isOneSided = ({ ends }: Connection): boolean =>
  ends.some(({ segments }) => segments === 0) && ends.some(({ segments, syns, synAcks, ackMax }) => ackMax !== undefined && segments > syns + synAcks);

const endOf = (end: End, flow: Connection, index: Index): ObservedEnd => ({
  address: end.address,
  port: end.port,
  states: statesIn(flow.ends[index].states),
  ...(end.iss === undefined ? {} : { isn: end.iss }),
  segments: end.segments,
  octets: end.octets,
  sentAgain: end.again,
  syns: end.syns,
  synAcks: end.synAcks,
  fins: end.fins,
});

/** Why an opening came to nothing, or how it went. */
const openedHow = (flow: Connection): ObservedConnection["opened"] => {
  const [a, b] = flow.ends;
  if (flow.begun === "middle" || isOneSided(flow)) return "before the capture";
  const taken = (own: End, peer: End): boolean => own.iss !== undefined && peer.ackMax !== undefined && up(own.iss, peer.ackMax) > 0;
  const answered = b.iss !== undefined;
  if (!answered) {
    if (b.reset !== undefined) return "refused";
    if (a.segments > a.syns && a.reset === undefined) return "before the capture";
    if (a.reset !== undefined) return "reset";
    return a.syns > 1 ? "timed out" : "no SYN,ACK";
  }
  const [acknowledged, confirmed] = [a.synAcks > 0 || b.synAcks > 0 || taken(a, b), taken(b, a)];
  if (acknowledged && (confirmed || (b.lastSyn !== undefined && a.synAcks > 0 && b.synAcks > 0))) {
    if (b.lastSyn !== undefined) return "simultaneously";
    return a.fastOpen && a.onSyn > 0 ? "with Fast Open" : "by three segments";
  }
  if (a.reset !== undefined || b.reset !== undefined) return "reset";
  return "never acknowledged";
};

const closedHow = (flow: Connection): ObservedConnection["closed"] => {
  const [a, b] = flow.ends;
  if (finAcknowledged(a, b) && finAcknowledged(b, a)) return flow.crossedFins ? "both at once" : "in order";
  if (a.reset !== undefined || b.reset !== undefined) return "reset";
  if (a.fin !== undefined && b.fin !== undefined) return "not acknowledged";
  return a.fin !== undefined || b.fin !== undefined ? "half" : "open";
};

/** An end that believes in a connection which the other does not have (any more). */
const halfOpen = (flow: Connection): readonly string[] => {
  const [a, b] = flow.ends;
  const found = flow.remarks.filter((remark) => remark.includes("half-open"));
  const silent = flow.ends.findIndex((end, i) => end.again + end.fins >= 3 && flow.ends[otherEnd(i === 0 ? 0 : 1)].segments > 0 && isLastWord(end, flow.ends[otherEnd(i === 0 ? 0 : 1)]));
  if (openedHow(flow) === "never acknowledged" && a.reset === undefined && b.reset === undefined) found.push("the SYN,ACK was never acknowledged: the end that accepts stays half-open until it gives up");
  for (const { segment, by, lost } of flow.resets) if (lost) found.push(`until packet ${segment.number} ${by === 0 ? "the other end" : "the end that opened"} was half-open: the connection was lost on the other side`);
  if (silent >= 0) found.push(`${silent === 0 ? "the end that opened" : "the other end"} sends again and again, and nothing comes back`);
  return found;
};

/** Its last three segments and more came after all of the other's. */
const isLastWord = (own: End, peer: End): boolean =>
  own.last !== undefined && peer.last !== undefined && own.last.number > peer.last.number && own.reset === undefined && peer.reset === undefined && own.last.time - peer.last.time > 3_000 && (own.nxt ?? 0) !== peer.ackMax;

const tlsOf = (flow: Connection): Pick<ObservedConnection, "tls"> | Record<string, never> => {
  const by = flow.ends[0].tls !== undefined ? 0 : flow.ends[1].tls !== undefined ? 1 : undefined;
  if (by === undefined) return {};
  const end = flow.ends[by];
  const record: Observed | undefined = end.tls;
  if (record === undefined || end.iss === undefined) return {};
  return { tls: { packet: record.number, by, seq: record.seq, isn: end.iss, offset: up(end.iss, record.seq) } };
};

const countsOf = (flow: Connection): readonly string[] => [
  ...(flow.missed === 0 ? [] : [`the tap missed something, ${flow.missed === 1 ? "once" : `${flow.missed} times`}`]),
  ...(flow.stale === 0 ? [] : [`${flow.stale} late segment${flow.stale === 1 ? "" : "s"} of the connection before`]),
  ...(flow.wrongChecksums === 0 ? [] : [`${flow.wrongChecksums} wrong checksum${flow.wrongChecksums === 1 ? "" : "s"}`]),
  ...(flow.partialChecksums === 0 ? [] : [`${flow.partialChecksums} checksum${flow.partialChecksums === 1 ? "" : "s"} left for the network card to fill in`]),
];

const rowOf = ({ segment, from, states, note }: Row, flow: Connection): ObservedRow => ({
  packet: segment.number,
  at: Math.max(0, Math.round((segment.time - flow.first.time) * 1000) / 1000),
  from,
  segment: showObserved(segment),
  relative: relative(segment, flow.ends[from], flow.ends[otherEnd(from)]),
  left: statesIn(states[0]),
  right: statesIn(states[1]),
  ...(note === undefined ? {} : { note }),
});

/** `SEQ=1 ACK=1`, counted from the ISNs, where both are known. */
const relative = (s: Observed, own: End, peer: End): string => {
  const seq = own.iss ?? own.first;
  const ack = peer.iss ?? peer.first;
  return showObserved({ ...s, seq: seq === undefined ? s.seq : (s.seq - seq) >>> 0, ack: ack === undefined ? s.ack : (s.ack - ack) >>> 0 });
};
