/** Random traces of every scope, for tests of files and tokens. */
import * as fc from "fast-check";
import type { ListenerAction, Peer } from "../../src/model/listener-types.ts";
import { PROFILE_NAMES } from "../../src/model/profiles.ts";
import type { Action } from "../../src/model/world-types.ts";
import { TRACE_SCHEMA, type ConnectionTrace, type IsnTrace, type ListenerTrace, type Trace } from "../../src/trace/trace.ts";
import { forged } from "./random-run.ts";

const side = fc.constantFrom("A" as const, "B" as const);
const word = fc.nat(0xffff_ffff);
const octets = fc.integer({ min: 1, max: 1_024 });
const peer: fc.Arbitrary<Peer> = fc.oneof(fc.nat(99).map((n) => `C${n}` as const), fc.nat(99).map((n) => `N${n}` as const));
/** Names as the model makes them, and anything else. */
const name = fc.oneof(
  fc.constantFrom("A1 SYN 0", "B1 SYN,ACK 0/1", "A2 FIN,ACK 1+2/-3", "X - =4294967295"),
  fc.string({ maxLength: 30, unit: "binary" }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant("open" as const), side, mode: fc.constantFrom("active" as const, "passive" as const), remote: fc.boolean() }, { requiredKeys: ["do", "side", "mode"] }),
  fc.record({ do: fc.constant("send" as const), side, octets, urgent: fc.boolean() }, { requiredKeys: ["do", "side", "octets"] }),
  fc.record({ do: fc.constantFrom("receive" as const, "close" as const, "abort" as const, "status" as const), side }),
  fc.record({ do: fc.constant("reboot" as const), side }),
  fc.record({ do: fc.constantFrom("deliver" as const, "drop" as const, "duplicate" as const, "delay" as const), segment: name }),
  fc.record({ do: fc.constant("inject" as const), to: side, forged }),
  fc.record({ do: fc.constant("elapse" as const), ms: fc.integer({ min: 1, max: 300_000 }) }, { requiredKeys: ["do"] }),
  fc.constant({ do: "settle" as const }),
);
const listenerAction: fc.Arbitrary<ListenerAction> = fc.oneof(
  fc.record({ do: fc.constantFrom("connect" as const, "abort" as const, "spoof" as const), peer }),
  fc.record({ do: fc.constant("send" as const), peer, octets }),
  fc.record({ do: fc.constant("inject" as const), peer, forged }),
  fc.record({ do: fc.constantFrom("deliver" as const, "drop" as const, "duplicate" as const), segment: name }),
  fc.record({ do: fc.constantFrom("accept" as const, "close" as const) }),
  fc.record({ do: fc.constant("elapse" as const), ms: fc.integer({ min: 1, max: 300_000 }) }, { requiredKeys: ["do"] }),
);

const head = {
  schema: fc.constant(TRACE_SCHEMA), profile: fc.constantFrom(...PROFILE_NAMES),
  title: fc.string({ maxLength: 60 }), variant: fc.constantFrom("two-way-accept", "é"), property: name,
  verdict: fc.constantFrom("violated" as const, "holds" as const),
  found: fc.record({ seed: fc.integer(), run: fc.nat(), by: name }),
};
const HEAD = ["schema", "profile", "scope"] as const;

const connectionTrace: fc.Arbitrary<ConnectionTrace> = fc.record({
  ...head, scope: fc.constantFrom("connection" as const, "endpoint" as const), isn: fc.record({ A: word, B: word, step: word }),
  set: fc.constantFrom("rcvBuffer=3", "timestamps=true, challengeLimit=1/500", "challengeLimit=none"), actions: fc.array(action, { maxLength: 12 }),
}, { requiredKeys: [...HEAD, "isn", "actions"] });
const listenerTrace: fc.Arbitrary<ListenerTrace> = fc.record({
  ...head, scope: fc.constant("listener" as const), isn: word, actions: fc.array(listenerAction, { maxLength: 12 }),
}, { requiredKeys: [...HEAD, "isn", "actions"] });
const isnTrace: fc.Arbitrary<IsnTrace> = fc.record({
  ...head, scope: fc.constant("isn" as const), secret: word, openings: fc.array(fc.record({ remote: word, after: fc.nat() }), { maxLength: 5 }),
}, { requiredKeys: [...HEAD, "secret", "openings"] });

export const randomTrace: fc.Arbitrary<Trace> = fc.oneof(connectionTrace, connectionTrace, listenerTrace, isnTrace);
