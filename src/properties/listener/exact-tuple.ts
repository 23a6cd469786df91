import type { Child, ListenerStep, ListenerWorld, Passing, Peer } from "../../model/listener-types.ts";
import { segmentEnd } from "../../model/segment.ts";
import { broken, OK, stateless, type Judgement } from "../property.ts";
import { answers, arrival, connections, find } from "./reading.ts";

export const exactTuple = stateless<ListenerStep>({
  id: "exact-tuple",
  title: "A segment concerns only the connection that it names",
  claim:
    "A segment affects the connection with exactly its two sockets, else the listening socket, else it is answered as in CLOSED; " +
    "no other connection, no other peer hears of it.",
  clause: "§3.3.1, §3.10.7, §3.10.7.1",
  kind: "always",
  scope: "listener",
  when: (step) => arrival(step) !== undefined,
  then: (step) => {
    const passing = arrival(step);
    if (passing === undefined) return OK;
    const { peer } = passing;
    const changed = others(step.before, step.after, peer);
    if (changed !== undefined) return broken(`${passing.name} changed the connection of ${changed}`, "after");
    const disturbed = step.sent.find((sent) => sent.peer !== peer);
    if (disturbed !== undefined) return broken(`${passing.name} was answered to ${disturbed.peer}`, "sent");
    if (connections(step.after).filter((child) => child.peer === peer).length > 1) {
      return broken(`${peer} has two connections between the same two sockets`, "after");
    }
    return !step.before.listening && find(connections(step.before), peer) === undefined ? asClosed(step, passing) : OK;
  },
});

/** A peer other than `peer` whose connection, or whose place, is not what it was. */
const others = (before: ListenerWorld, after: ListenerWorld, peer: Peer): Peer | undefined => {
  for (const queue of ["halfOpen", "acceptQueue", "accepted"] as const) {
    const was = before[queue].filter((child) => child.peer !== peer);
    const is = after[queue].filter((child) => child.peer !== peer);
    const at = was.findIndex((child, i) => !isSame(child, is[i]));
    if (at >= 0) return was[at]?.peer;
    if (is.length > was.length) return is[was.length]?.peer;
  }
  return undefined;
};

const isSame = (a: Child, b: Child | undefined): boolean =>
  b !== undefined && a.peer === b.peer && (a.tcb === b.tcb || JSON.stringify(a.tcb) === JSON.stringify(b.tcb));

/** §3.10.7.1: a reset for anything but a reset, its numbers taken from the segment. */
const asClosed = (step: ListenerStep, { peer, segment, name }: Passing): Judgement => {
  if (find(connections(step.after), peer) !== undefined) return broken(`${name} made a connection where nobody listens`, "after");
  const sent = answers(step, peer);
  if (segment.rst) return sent.length === 0 ? OK : broken(`the reset ${name} was answered`, "sent");
  const [reset] = sent;
  const right = sent.length === 1 && reset !== undefined && reset.rst && !reset.syn &&
    (segment.ack === undefined ? reset.seq === 0 && reset.ack === segmentEnd(segment) : reset.seq === segment.ack && reset.ack === undefined);
  return right ? OK : broken(`${name} reached nobody and was not answered with the reset of §3.10.7.1`, "sent");
};
