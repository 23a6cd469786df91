import { describe, expect, test } from "vitest";
import type { ProfileName } from "../../src/model/profiles.ts";
import { initialWorld, stepAlone } from "../../src/model/world.ts";
import type { Action, World } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import { honest, PLAIN } from "../kit/subjects.ts";

/** When, in seconds, end A sends by itself, and when it has given up, if nobody ever answers. */
const alone = (profile: ProfileName, actions: readonly Action[]): { sends: readonly number[]; endsAt: number } => {
  const setup = setupOf(honest(profile), { isn: PLAIN });
  let world: World = initialWorld();
  for (const action of actions) world = stepAlone(setup, world, action)?.after ?? world;
  const sends: number[] = [];
  let now = 0;
  while (world.A.tcb.state !== "CLOSED" && world.A.tcb.state !== "LISTEN") {
    const step = stepAlone(setup, world, { do: "elapse" });
    if (step === undefined || sends.length > 20) throw new Error(`${world.A.tcb.state} waits for ever`);
    now += step.elapsed / 1_000;
    if (step.sent.length > 0) sends.push(now);
    world = step.after;
  }
  return { sends, endsAt: now };
};

const OPEN: Action = { do: "open", side: "A", mode: "active" };
const LISTEN: Action = { do: "open", side: "A", mode: "passive" };
const SYN: Action = { do: "inject", to: "A", forged: { seq: { at: "peerIss", plus: 0 }, syn: true } };
const ACK: Action = { do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndNxt", plus: 0 } } };

describe("nobody answers", () => {
  test("a SYN is sent for at least 180 s: by RFC 6298 at 1, 3, 7 … 123 s, until 183 s (MUST-23)", () => {
    expect(alone("rfc9293", [OPEN])).toEqual({ sends: [1, 3, 7, 15, 31, 63, 123], endsAt: 183 });
  });

  test("Linux gives up at 127 s, to the second (tcp_syn_retries = 6)", () => {
    expect(alone("linux", [OPEN])).toEqual({ sends: [1, 3, 7, 15, 31, 63], endsAt: 127 });
  });

  test("a SYN,ACK is sent as long, and then the listener listens again", () => {
    expect(alone("rfc9293", [LISTEN, SYN])).toEqual({ sends: [1, 3, 7, 15, 31, 63, 123], endsAt: 183 });
  });

  test("text and FIN for at least 100 s (SHLD-11)", () => {
    expect(alone("rfc9293", [LISTEN, SYN, ACK, { do: "send", side: "A", octets: 1 }, { do: "close", side: "A" }])).toEqual({ sends: [1, 3, 7, 15, 31, 63], endsAt: 123 });
  });
});
