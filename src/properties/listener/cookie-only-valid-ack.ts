import type { ListenerStep, Passing, Peer } from "../../model/listener-types.ts";
import type { Seq } from "../../model/seq.ts";
import { add } from "../../model/seq.ts";
import { broken, OK, property, type Judgement } from "../property.ts";
import { answers, arrival, connections, find, isSynAck } from "./reading.ts";

/** A SYN,ACK for which the listener kept no connection: a cookie. */
interface Cookie {
  readonly peer: Peer;
  readonly iss: Seq;
  readonly irs: Seq;
  /** ms since it was sent. */
  readonly age: number;
}

/** An ACK for which there is no connection reaches the listening socket. */
const strayAck = (step: ListenerStep): Passing | undefined => {
  const passing = arrival(step);
  if (passing === undefined || passing.segment.ack === undefined || passing.segment.syn || !step.before.listening) return undefined;
  return find(connections(step.before), passing.peer) === undefined ? passing : undefined;
};

export const cookieOnlyValidAck = property<ListenerStep, readonly Cookie[]>({
  id: "cookie-only-valid-ack",
  title: "Only the ACK of a fresh cookie opens a connection without a SYN",
  claim:
    "Where no connection is known, an ACK opens one only if it acknowledges a SYN cookie sent to that very peer for that very SYN " +
    "within the cookie's lifetime; a fresh one does so while there is room; every other ACK is reset; a reset never opens anything.",
  clause: "§3.10.7.2, second; RFC 4987 §3.6",
  kind: "always",
  scope: "listener",
  start: [],
  when: (step) => strayAck(step) !== undefined,
  then: (step, cookies) => {
    const passing = strayAck(step);
    return passing === undefined ? OK : judge(step, passing, cookies);
  },
  remember: (step, cookies) => {
    const older = cookies.map((cookie) => ({ ...cookie, age: cookie.age + step.elapsed }));
    const made = step.sent
      .filter(({ from, peer, segment }) => from === "B" && isSynAck(segment) && find(connections(step.after), peer) === undefined)
      .map(({ peer, segment }) => ({ peer, iss: segment.seq, irs: add(segment.ack ?? segment.seq, -1), age: 0 }));
    return [...older.filter(({ age }) => age < step.claimed.cookieLifetime), ...made];
  },
});

const judge = (step: ListenerStep, { peer, segment, name }: Passing, cookies: readonly Cookie[]): Judgement => {
  const { claimed } = step;
  const opened = find(connections(step.after), peer) !== undefined;
  const sent = answers(step, peer);
  if (segment.rst) {
    if (opened) return broken(`the reset ${name} opened a connection`, "after");
    return sent.length === 0 ? OK : broken(`the reset ${name} was answered`, "sent");
  }
  const ages = cookies
    .filter((cookie) => cookie.peer === peer && add(cookie.iss, 1) === segment.ack && add(cookie.irs, 1) === segment.seq)
    .map((cookie) => cookie.age);
  const valid = claimed.synCookies !== "never" && ages.length > 0;
  if (opened) return valid ? OK : broken(`${name} opened a connection, though no cookie that it acknowledges is valid`, "after");
  const reset = sent.length === 1 && sent[0]?.rst === true && sent[0].seq === segment.ack;
  if (!valid) return reset ? OK : broken(`${name} acknowledges nothing that was sent and is not reset`, "sent");
  const room = step.before.acceptQueue.length < claimed.backlog;
  // The counter may tick just after a cookie was made, so that only half the lifetime is certain.
  if (room && Math.min(...ages) < claimed.cookieLifetime / 2) return broken(`${name} returns a fresh cookie and opened no connection`, "after");
  return OK;
};
