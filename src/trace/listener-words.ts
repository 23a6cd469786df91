/** The actions of a listener run in words, for people. */
import type { ListenerAction } from "../model/listener-types.ts";
import { durationWords, forgedWords } from "./words.ts";

/** `C1 calls OPEN, active`; `the network drops L>C1 SYN,ACK 0/1`. */
export const listenerActionWords = (action: ListenerAction): string => {
  switch (action.do) {
    case "connect":
      return `${action.peer} calls OPEN, active`;
    case "send":
      return `${action.peer} calls SEND with ${action.octets} octet${action.octets === 1 ? "" : "s"}`;
    case "abort":
      return `${action.peer} calls ABORT`;
    case "spoof":
      return `somebody sends a SYN with the address of ${action.peer}`;
    case "inject":
      return `somebody sends a segment with the address of ${action.peer}: ${forgedWords(action.forged)}`;
    case "deliver":
      return `the network delivers ${action.segment}`;
    case "drop":
      return `the network drops ${action.segment}`;
    case "duplicate":
      return `the network duplicates ${action.segment}`;
    case "accept":
      return "the user of the listener accepts a connection";
    case "close":
      return "the user closes the listener";
    case "elapse":
      return action.ms === undefined ? "time passes until something is due" : `${durationWords(action.ms)} pass, or less if something is due sooner`;
    default:
      return action satisfies never;
  }
};
