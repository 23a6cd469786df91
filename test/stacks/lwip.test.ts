import { describe, expect, test } from "vitest";
import { answersTo, differences, STIMULI } from "../../src/engines/differ.ts";
import { askProbe, lingersFor, PROBES } from "../../src/engines/probes.ts";
import { verify } from "../../src/engines/verify.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import type { Action } from "../../src/model/world-types.ts";
import { CONNECTION_PROPERTIES } from "../../src/properties/connection/index.ts";
import { ENDPOINT_PROPERTIES } from "../../src/properties/endpoint/index.ts";
import { judgedOnStack, NOT_IN_FULL, type Excuses } from "../../src/stacks/judging.ts";
import { lwip } from "../../src/stacks/lwip/lwip.ts";
import type { Stack } from "../../src/stacks/stack.ts";
import { stackSubject } from "../../src/stacks/subject.ts";
import { ladderRows } from "../../src/trace/ladder-rows.ts";
import { seenOnly } from "../../src/trace/probed.ts";
import { budget } from "../kit/thorough.ts";
import { needStack } from "./stacks.ts";

const model = { profile: PROFILES.rfc9293.profile, claimed: PROFILES.rfc9293.profile };

/** Verifies lwIP, with its deviations or without. */
const judged = async (stack: Stack, runs: number, properties: readonly string[] | "all" = "all") => {
  const needed: Excuses = new Map();
  const run = verify({ profile: "rfc9293", variants: [null], properties, runs, seed: 11, scopes: ["endpoint", "connection"], on: { subject: stackSubject(stack), judged: judgedOnStack(needed) } });
  for (;;) {
    const next = await run.next();
    if (next.done === true) return { needed, results: next.value.subjects[0]?.properties ?? [] };
  }
};

describe("lwIP", () => {
  test("answers the probes as its source says", (context) => {
    needStack(context, lwip);
    const answers = PROBES.map((probe) => {
      const { answer } = askProbe(stackSubject(lwip), probe);
      return [probe.id, answer.sent.map((segment) => /CTL=([^>]*)/.exec(segment)?.[1] ?? "").join(), answer.state];
    });
    expect(answers).toEqual([
      ["old-syn", "ACK", "ESTABLISHED"],
      ["syn-in-window", "ACK", "ESTABLISHED"],
      ["rst-in-window", "ACK", "ESTABLISHED"],
      ["rst-below-window", "", "ESTABLISHED"],
      ["rst-exact", "", "CLOSED"],
      ["ack-of-unsent", "ACK", "ESTABLISHED"],
      ["text-without-ack", "ACK", "ESTABLISHED"],
      ["ack-outside-window", "ACK", "ESTABLISHED"],
      ["new-syn-in-time-wait", "ACK", "TIME-WAIT"],
      ["syn-in-window-in-time-wait", "RST,ACK", "TIME-WAIT"],
      ["rst-in-time-wait", "", "TIME-WAIT"],
      ["simultaneous-open", "", "SYN-SENT"],
    ]);
    expect(lingersFor(stackSubject(lwip))).toBe(120_500);
  });

  test("what is recorded of it is what was seen: segments and states, neither rules nor fields", (context) => {
    needStack(context, lwip);
    const rows = seenOnly(ladderRows(askProbe(stackSubject(lwip), PROBES.find(({ id }) => id === "old-syn") ?? expect.fail("no such probe")).steps));
    expect(rows.map(({ left, segments }) => [left, ...segments.map(({ text }) => text)])).toEqual([
      ["LISTEN"], ["SYN-RECEIVED", "X SYN =300", "A1 SYN,ACK 0/=301"], ["ESTABLISHED", "X ACK =301/1"], ["ESTABLISHED", "X SYN =300", "A1 ACK 1/=301"],
    ]);
    expect(rows.flatMap(({ rules, changes }) => [...rules, ...changes])).toEqual([]);
  });

  test("answers the same octets in the same way, run after run", (context) => {
    needStack(context, lwip);
    const actions: readonly Action[] = [{ do: "open", side: "A", mode: "active" }, ...STIMULI.slice(0, 40)];
    const once = answersTo(stackSubject(lwip), actions);
    expect(answersTo(stackSubject(lwip), actions)).toEqual(once);
  });

  test("parts from the model first where it resets with the ACK bit on", (context) => {
    needStack(context, lwip);
    const first = differences(stackSubject(lwip), model).next().value;
    expect(first?.actions).toHaveLength(1);
    expect([first?.left.at(-1)?.sent, first?.right.at(-1)?.sent]).toEqual([["<SEQ=ISS><ACK=the peer's ISS><CTL=RST,ACK>"], ["<SEQ=ISS><CTL=RST>"]]);
  });

  test("without its list of deviations each is news again; with it what is found is what is known", async (context) => {
    needStack(context, lwip);
    const bare = await judged({ ...lwip, deviations: [] }, budget(30, 60), ["crossed-syns-open", "reset-form"]);
    expect(bare.results.filter(({ verdict }) => verdict === "violated").map(({ id }) => id).toSorted()).toEqual(["crossed-syns-open", "reset-form"]);
    const { needed, results } = await judged(lwip, budget(40, 100));
    expect(results.filter(({ verdict }) => verdict === "violated").map(({ id, counterexample }) => [id, counterexample?.because])).toEqual([]);
    expect([...needed.keys()]).toEqual(expect.arrayContaining(["simultaneous-open-is-not-known", "resets-carry-an-ack"]));
  });
});

describe("what is seen of a stack", () => {
  const known = new Set([...ENDPOINT_PROPERTIES, ...CONNECTION_PROPERTIES].map(({ id }) => id));
  test.each(Object.keys(NOT_IN_FULL))("%s is a property", (id) => expect(known).toContain(id));

  test("every deviation has a title, a source, and an id of its own", () => {
    const ids = lwip.deviations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, source } of lwip.deviations) expect([title.endsWith("."), source.length > 10]).toEqual([true, true]);
  });
});
