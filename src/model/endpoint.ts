/**
 * One TCP endpoint as a pure function: RFC 9293 §3.10, event processing. Before editing, read §3.10 itself; the files
 * below follow it section by section. §3.10.1–6 calls/, §3.10.7 segment-arrives/, §3.10.8 timeouts.ts.
 */
import { abort } from "./calls/abort.ts";
import { close } from "./calls/close.ts";
import { open } from "./calls/open.ts";
import { receive } from "./calls/receive.ts";
import { send } from "./calls/send.ts";
import { status } from "./calls/status.ts";
import type { Event, Inputs, Outcome } from "./events.ts";
import type { Profile } from "./profile.ts";
import { arrivesInClosed } from "./segment-arrives/closed.ts";
import { arrivesInListen } from "./segment-arrives/listen.ts";
import { arrivesInOtherStates } from "./segment-arrives/other-states.ts";
import { arrivesInSynSent } from "./segment-arrives/syn-sent.ts";
import type { Segment } from "./segment.ts";
import type { Tcb } from "./tcb.ts";
import { elapse } from "./timeouts.ts";
import { Turn } from "./turn.ts";

/** What `event` does to an endpoint in state `tcb`. Pure: same arguments, same outcome; nothing passed in is changed. */
export const endpoint = (tcb: Tcb, event: Event, inputs: Inputs, profile: Profile): Outcome => {
  const turn = new Turn(tcb, profile, inputs);
  switch (event.kind) {
    case "call":
      call(turn, event);
      break;
    case "segment":
      segmentArrives(turn, event.segment);
      break;
    case "elapse":
      elapse(turn, event.ms);
      break;
    default:
      event satisfies never;
  }
  return turn.outcome();
};

const call = (turn: Turn, event: Extract<Event, { kind: "call" }>): void => {
  switch (event.call) {
    case "OPEN":
      return open(turn, event.mode, event.remote);
    case "SEND":
      return send(turn, event.data, event.urgent ?? false);
    case "RECEIVE":
      return receive(turn);
    case "CLOSE":
      return close(turn);
    case "ABORT":
      return abort(turn);
    case "STATUS":
      return status(turn);
    default:
      return event satisfies never;
  }
};

const segmentArrives = (turn: Turn, segment: Segment): void => {
  const tcb = turn.tcb;
  switch (tcb.state) {
    case "CLOSED":
      return arrivesInClosed(turn, segment);
    case "LISTEN":
      return arrivesInListen(turn, tcb, segment);
    case "SYN-SENT":
      return arrivesInSynSent(turn, tcb, segment);
    default:
      return arrivesInOtherStates(turn, tcb, segment);
  }
};
