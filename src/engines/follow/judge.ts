/** One segment of a connection: all checks in order, then what it tells of both ends. The first breach ends the judging. */
import { ACK, FIN, RST, SYN } from "../../wire/tcp-header.ts";
import { decideAhead, judgeAck } from "./acknowledging.ts";
import { finAcknowledged, isAtAnEnd, isOpen, isOrdered, otherEnd, type Connection, type Index } from "./connection.ts";
import type { Breach, End } from "./end.ts";
import { isStranger, REORDERED, unlessAnother } from "./incarnations.ts";
import { judgeSeq, judgeTimestamps } from "./numbering.ts";
import { beyond, has, isBareSyn, isSynAck, up, type Observed } from "./observed.ts";
import { isHalfOpenAnswer, judgeAdmission, judgeSyn, judgeSynAck, type View } from "./opening.ts";
import { judgeReuse } from "./reusing.ts";
import { judgeReset, noteReset } from "./resetting.ts";
import { moveReceiver, moveStates } from "./moving.ts";

export const judge = (flow: Connection, from: Index, s: Observed): void => {
  const own = flow.ends[from];
  const peer = flow.ends[otherEnd(from)];
  const view: View = { flow, from, own, peer, s };
  flow.last = s;
  own.segments++;
  if (s.checksum === "wrong") flow.wrongChecksums++;
  else if (s.checksum === "partial") flow.partialChecksums++;
  const note = noteOf(view);
  if (flow.violation === undefined && flow.unknown === undefined) {
    const strange = !isAtAnEnd(flow) && isStranger(flow, from, s);
    // While one that may be of another connection is not explained, nothing is sure.
    const isMixed = [own, peer].some(({ ahead, jump, opening }) => [ahead, jump, opening].some((doubt) => doubt?.breach.strange === true));
    const breach = breachOf(view);
    markStrange(own, s, strange);
    if (breach !== undefined && (breach.strange === true || isMixed || (strange && (breach.segment ?? s) === s))) flow.unknown = { segment: breach.segment ?? s, because: unlessAnother(breach) };
    else if (breach !== undefined) flow.violation = { ...breach, segment: breach.segment ?? s, by: byWhom(view, breach) };
  }
  learn(view);
  moveReceiver(view);
  own.last = s;
  if (flow.rows.wanted) flow.rows.add({ segment: s, from, states: [flow.ends[0].states, flow.ends[1].states], note });
};

/** What is in doubt now may be of another connection altogether: both its numbers are. */
const markStrange = (own: End, s: Observed, strange: boolean): void => {
  if (!strange) return;
  if (own.ahead?.segment === s) own.ahead = { ...own.ahead, breach: { ...own.ahead.breach, strange } };
  if (own.jump?.segment === s) own.jump = { ...own.jump, breach: { ...own.jump.breach, strange } };
  if (own.opening?.segment === s) own.opening = { ...own.opening, breach: { ...own.opening.breach, strange } };
};

/** A doubt that was refuted blames a segment of either end. */
const byWhom = ({ from, peer, s }: View, { segment }: Breach): Index =>
  segment !== undefined && segment !== s && (segment === peer.ahead?.segment || segment === peer.opening?.segment || segment === peer.lastSynAck || segment === peer.reset) ? otherEnd(from) : from;

const breachOf = (view: View): Breach | undefined => {
  const { flow, own, s } = view;
  const bits = controlBits(s);
  if (bits !== undefined) return bits;
  if (flow.muddled) return byItself(view);
  if (has(s, RST)) return judgeReset(view);
  if (isBareSyn(s)) return judgeSyn(view) ?? moveStates(view);
  if (isSynAck(s) && isInConnection(view)) {
    return { property: "no-syn-in-connection", because: "a SYN in the middle of a connection", allowed: "the same without SYN" };
  }
  if (isSynAck(s) && flow.muddled) return byItself(view);
  if (isSynAck(s)) return judgeReuse(view) ?? judgeSynAck(view) ?? checksumOf(s) ?? moveStates(view);
  // An end that has forgotten this opening, or never knew it, speaks of another connection.
  if (isHalfOpenAnswer(view)) {
    flow.remarks.push(`#${s.number} answers the SYN with an ACK of another connection: that end was half-open`);
    return undefined;
  }
  if (own.reset !== undefined && isAfterReset(view)) {
    return { property: "silent-after-reset", because: `goes on after its reset (#${own.reset.number})`, allowed: "nothing, or a reset", segment: own.reset };
  }
  return judgeAdmission(view) ?? decideAhead(view) ?? judgeAck(view) ?? judgeSeq(view) ?? judgeTimestamps(view) ?? checksumOf(s) ?? finRefused(view) ?? moveStates(view);
};

/** What is judged while several openings are mixed up. */
const byItself = (view: View): Breach | undefined => {
  const { own, s } = view;
  if (has(s, RST)) {
    noteReset(view);
    return undefined;
  }
  if (isBareSyn(s)) return judgeSyn(view);
  if (isSynAck(s)) {
    own.iss = s.seq;
    own.lastSynAck = s;
    own.synAcks++;
  }
  if (own.ackMax === undefined || up(own.ackMax, s.ack) > 0) own.ackMax = s.ack;
  return moveStates(view);
};

/** Both ends have taken part, and this is none of the SYNs that they began with. */
const isInConnection = ({ flow, own, peer, s }: View): boolean => {
  // The capture begins behind it, and it is sent again.
  if (own.iss === undefined && own.first !== undefined && peer.first !== undefined && up(s.end, own.first) >= 0 && up(s.ack, peer.first) >= 0) return false;
  if (flow.synSinceAnswer || peer.reset !== undefined || own.iss === s.seq || peer.ackMax === undefined || own.ackMax === undefined || !isOpen(flow)) return false;
  // An end that has lost its memory may answer a SYN that comes late: with the acknowledgment of that SYN, and with what belongs on its own.
  const answers = peer.iss !== undefined && s.ack === beyond(peer.iss, 1) && s.text === 0 && (s.mss !== undefined || !own.hadMss);
  if (answers) flow.muddled = true;
  return !answers;
};

const controlBits = (s: Observed): Breach | undefined => {
  if ((s.bits & (SYN | RST | ACK)) === 0) return { property: "control-bits", because: "has neither ACK nor SYN nor RST", allowed: "ACK" };
  if (s.synOption !== undefined && !has(s, SYN) && !has(s, RST)) {
    return { property: "control-bits", because: `has the option ${s.synOption} without SYN`, allowed: "SYN, or none of the options of a SYN" };
  }
  return undefined;
};

const checksumOf = (s: Observed): Breach | undefined =>
  s.checksum === "wrong" ? { property: "checksum", because: "the checksum is wrong", allowed: "the right one, or one that the network card is to fill in" } : undefined;

/** Sent after the reset, as far as its numbers or the order of the tap tell. */
const isAfterReset = ({ flow, from, own, s }: View): boolean => {
  const reset = own.reset;
  // A refusal (§3.5.2, group 1) is sent without a connection, and may be older than the one that it is shown in.
  if (reset === undefined || (reset.seq === 0 && has(reset, ACK) && !isOrdered(flow, from))) return false;
  if (isOrdered(flow, from)) return true;
  const beyondIt = s.text > 0 && up(reset.seq, s.end) > 0;
  // With ACK it has SND.NXT, and what lies beyond came later; without, it may answer something old.
  return has(reset, ACK) ? beyondIt || up(reset.ack, s.ack) > 0 : beyondIt && s.time - reset.time >= REORDERED;
};

/** A FIN that came in order, and was answered twice by an ACK that does not count it (§3.10.7.4, eighth). */
const finRefused = ({ flow, from, own, peer, s }: View): Breach | undefined => {
  if (own.ignoredFin !== undefined && peer.fins > 1) return own.ignoredFin;
  if (peer.finAt === undefined || s.ack !== peer.finAt || s.text > 0 || has(s, FIN) || s.wnd === 0) return undefined;
  // The text in front of it came with it alone, and is acknowledged.
  if (isOrdered(flow, from) && peer.fin !== undefined && peer.fin.text > 0 && peer.fins === 1 && peer.again === 0) {
    own.ignoredFin = { property: "acknowledges-isn-plus-one", because: `acknowledges ${s.ack}, the text of #${peer.fin.number}, and not its FIN`, allowed: `ACK=${beyond(peer.finAt, 1)}`, segment: s };
    return undefined;
  }
  if (peer.last === undefined || !has(peer.last, FIN) || own.refusedAt === peer.fins) return undefined;
  own.refusedAt = peer.fins;
  own.finRefused++;
  return own.finRefused < 3 ? undefined : { property: "acknowledges-isn-plus-one", because: `acknowledges ${s.ack} time and again, and the FIN at ${peer.finAt} came ${peer.fins} times`, allowed: `ACK=${beyond(peer.finAt, 1)}` };
};

const noteOf = ({ own, s }: View): string | undefined => {
  if (has(s, RST) || own.nxt === undefined) return undefined;
  if (has(s, SYN)) return own.iss === s.seq ? "sent again" : undefined;
  const below = up(own.nxt, s.seq);
  if (s.end !== s.seq && up(own.nxt, s.end) <= 0) return s.text <= 1 && below === -1 && !has(s, FIN) ? "keep-alive or probe" : "sent again";
  if (s.text === 0 && below === -1 && !has(s, FIN)) return "keep-alive or probe";
  return below > 0 ? "a gap before it" : undefined;
};

/** Windows are scaled where both SYNs offer it: one without the option settles it, and of one alone that has it, or was cut off, nobody knows. */
const isScaleKnown = (own: End, peer: End): boolean => {
  const [here, there] = [isSynLegible(own), isSynLegible(peer)];
  return (here && there) || (here && own.shift === undefined) || (there && peer.shift === undefined);
};

const isSynLegible = ({ lastSyn, lastSynAck }: End): boolean => (lastSyn ?? lastSynAck)?.legible === true;

/** The bounds that every segment moves, right or wrong. */
const learn = ({ flow, from, own, peer, s }: View): void => {
  if (has(s, RST)) return;
  if (own.nxt === undefined) own.first = s.seq;
  const fresh = own.nxt === undefined || up(own.nxt, s.end) > 0;
  if (s.end !== s.seq && !has(s, SYN)) {
    if (fresh) own.octets += s.text;
    else own.again++;
  }
  if (fresh) own.nxt = s.end;
  if (s.text > 0) {
    const textEnd = beyond(s.seq, s.text + (has(s, SYN) ? 1 : 0));
    if (own.textEnd === undefined || up(own.textEnd, textEnd) > 0) own.textEnd = textEnd;
  }
  if (has(s, FIN)) {
    own.fins++;
    own.finAt ??= beyond(s.end, -1);
    if (own.fin === undefined) {
      own.fin = s;
      if (flow.closedFirst === undefined) flow.closedFirst = from;
      else if (!finAcknowledged(peer, own)) flow.crossedFins = true;
    }
  }
  if (s.tls && own.tls === undefined && own.segments <= 4) own.tls = s;
  const scaled = own.shift !== undefined && peer.shift !== undefined;
  if (has(s, ACK) && (has(s, SYN) || isScaleKnown(own, peer))) {
    const wnd = has(s, SYN) || !scaled ? s.wnd : s.wnd * 2 ** (own.shift ?? 0);
    const edge = beyond(s.ack, wnd);
    if (own.edge === undefined || up(own.edge, edge) > 0) own.edge = edge;
  } else if (isBareSyn(s)) own.wnd = s.wnd;
};
