/** What end A does by itself, one step after the other. */
import { expect } from "vitest";
import { play } from "../../src/model/play.ts";
import type { Profile } from "../../src/model/profile.ts";
import type { Action, EndpointStep, Forged } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { honest, PLAIN } from "../kit/subjects.ts";

export const NEXT = { at: "rcvNxt", plus: 0 } as const;
export const ALL = { at: "sndNxt", plus: 0 } as const;
export const inject = (forged: Forged): Action => ({ do: "inject", to: "A", forged });

export const OPEN: Action = { do: "open", side: "A", mode: "active" };
export const LISTEN: Action = { do: "open", side: "A", mode: "passive", remote: true };
export const SYN = inject({ seq: { at: "peerIss", plus: 0 }, syn: true });
export const SYN_ACK = inject({ seq: { at: "peerIss", plus: 0 }, ack: ALL, syn: true });
export const ACK = inject({ seq: NEXT, ack: ALL });
export const FIN = inject({ seq: NEXT, ack: ALL, fin: true });
export const RECEIVE: Action = { do: "receive", side: "A" };
export const CLOSE: Action = { do: "close", side: "A" };
export const elapse = (ms?: number): Action => (ms === undefined ? { do: "elapse" } : { do: "elapse", ms });
export const send = (octets: number): Action => ({ do: "send", side: "A", octets });
export const text = (octets: number): Action => inject({ seq: NEXT, ack: ALL, octets });

/** One step for each of `actions`, all of which have to be possible. */
export const playA = (actions: readonly Action[], set: Partial<Profile> = {}): readonly EndpointStep[] => {
  const ends = [...play(setupOf(honest("rfc9293", set), { isn: PLAIN }), "endpoint", actions)].flatMap(({ step }) => step.ends);
  expect(ends).toHaveLength(actions.length);
  return ends;
};
export const lastOf = (actions: readonly Action[], set: Partial<Profile> = {}): EndpointStep => {
  const end = playA(actions, set).at(-1);
  if (end === undefined) throw new Error("nothing happened at end A");
  return end;
};
