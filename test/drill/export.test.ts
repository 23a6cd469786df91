import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packetdrillScript } from "../../src/drill/export/packetdrill-script.ts";
import type { DrillOutcome } from "../../src/drill/result.ts";
import { runScript } from "../../src/drill/run/run-script.ts";
import { connectionArena } from "../../src/engines/arenas/connection.ts";
import { endpointArena } from "../../src/engines/arenas/endpoint.ts";
import { replay } from "../../src/engines/replay.ts";
import { connectionSetup, playTrace } from "../../src/engines/play-trace.ts";
import { subjectOf } from "../../src/engines/subject.ts";
import type { Profile } from "../../src/model/profile.ts";
import { PROFILES, type ProfileName } from "../../src/model/profiles.ts";
import type { Action, Side } from "../../src/model/world-types.ts";
import { setupOf } from "../../src/properties/arbitraries/schedule-type.ts";
import type { ConnectionTrace } from "../../src/trace/trace.ts";

const drill = (text: string, profile: ProfileName, does: Profile): DrillOutcome => runScript(text, { profile, change: () => does });
const CUT = "The script ends here";

const CASES = (["rfc9293", "linux", "freebsd"] as const).flatMap((profile) => [
  { profile, arena: endpointArena, end: "A" }, { profile, arena: connectionArena, end: "A" }, { profile, arena: connectionArena, end: "B" },
] as const satisfies readonly { profile: ProfileName; arena: typeof endpointArena; end: Side }[]);

describe("a run as a script", () => {
  test.each(CASES)("passes where it comes from: $profile, $arena.scope, $end", ({ profile, arena, end }) => {
    const subject = subjectOf(profile, null);
    let whole = 0;
    fc.assert(fc.property(arena.cases(subject), (schedule) => {
      const does = setupOf(subject, schedule).profile;
      const text = packetdrillScript([...arena.play(subject, schedule)], end, { comments: [], profileName: profile, profile: does });
      if (!text.includes(CUT)) whole++;
      expect({ text, ...drill(text, profile, does) }).toMatchObject({ verdict: "passed" });
    }), { numRuns: 25, seed: 21 });
    // Most runs can be said with socket calls from end to end.
    expect(whole).toBeGreaterThan(12);
  });

  const trace = (variant: string, ...actions: readonly Action[]): ConnectionTrace => ({
    schema: 1, scope: "endpoint", profile: "rfc9293", variant, isn: { A: 300, B: 90, step: 1000 }, actions,
  });
  const listen: Action = { do: "open", side: "A", mode: "passive" };
  const connect: Action = { do: "open", side: "A", mode: "active" };
  const syn: Action = { do: "inject", to: "A", forged: { seq: { at: "peerIss", plus: 0 }, syn: true } };
  const ack: Action = { do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndNxt", plus: 0 } } };
  const close: Action = { do: "close", side: "A" };
  const fin: Action = { do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus: 0 }, ack: { at: "sndUna", plus: 0 }, fin: true } };
  const reset = (plus: number): Action => ({ do: "inject", to: "A", forged: { seq: { at: "rcvNxt", plus }, rst: true } });
  const rto: Action = { do: "elapse" };

  test.each([
    ["two-way-accept", [listen, syn]],
    ["ack-of-isn", [listen, syn]],
    ["retransmitted-syn-new-isn", [connect, rto]],
    ["closed-is-silent", [syn]],
    ["reset-unchecked", [listen, syn, ack, reset(-1)]],
    ["reset-not-challenged", [listen, syn, ack, reset(2)]],
    ["listener-lost-on-reset", [listen, syn, reset(0), syn]],
    ["fin-not-retransmitted", [listen, syn, ack, close, rto]],
    ["closing-missing", [listen, syn, ack, close, fin]],
    ["no-time-wait", [listen, syn, ack, close, ack, fin]],
    ["close-in-syn-sent-resets", [connect, close]],
    ["remote-fin-not-counted", [listen, syn, ack, fin]],
  ] as const satisfies readonly (readonly [string, readonly Action[]])[])("of %s passes on the variant, and fails on the correct model", (variant, actions) => {
    const faulty = trace(variant, ...actions);
    const { run } = playTrace(faulty);
    if (run.scope !== "endpoint") throw new Error("an endpoint trace plays as one");
    const failures = replay(faulty).verdicts.flatMap(({ property, failedAt, because }) => (failedAt === undefined ? [] : [{ property, failedAt, because: because ?? "" }]));
    expect(failures).not.toEqual([]);
    const text = packetdrillScript(run.steps, "A", { comments: ["a counterexample"], profileName: "rfc9293", profile: connectionSetup(faulty).profile, failure: failures[0] });
    expect(text).toContain(`// Here ${failures[0]?.property ?? ""} is violated`);
    expect(drill(text, "rfc9293", connectionSetup(faulty).profile)).toMatchObject({ verdict: "passed" });
    const correct = drill(text, "rfc9293", PROFILES.rfc9293.profile);
    expect(correct.verdict).toBe("failed");
    // Where the property breaks, or where the same fault is next seen on the wire.
    const violated = text.split("\n").findIndex((line) => line.startsWith("// Here")) + 1;
    expect(Math.abs((correct.at?.line ?? 0) - violated)).toBeLessThanOrEqual(6);
  });

  test("what has no socket call ends the script, and says so", () => {
    const { run } = playTrace({ schema: 1, scope: "endpoint", profile: "rfc9293", isn: { A: 1, B: 1, step: 1 }, actions: [listen, syn, close] });
    if (run.scope !== "endpoint") throw new Error("an endpoint trace plays as one");
    const text = packetdrillScript(run.steps, "A", { comments: ["two\nlines"], profileName: "rfc9293", profile: PROFILES.rfc9293.profile });
    expect(text).toContain("// two lines\n");
    expect(text).toContain(`// ${CUT}: CLOSE in SYN-RECEIVED before accept(2) has no socket call.\n`);
  });
});
