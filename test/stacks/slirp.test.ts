import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answersTo, differences, STIMULI } from "../../src/engines/differ.ts";
import { askProbe, lingersFor, PROBES } from "../../src/engines/probes.ts";
import { verify } from "../../src/engines/verify.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import type { Action } from "../../src/model/world-types.ts";
import { judgedOnStack } from "../../src/stacks/judging.ts";
import { slirp } from "../../src/stacks/slirp/slirp.ts";
import type { Stack } from "../../src/stacks/stack.ts";
import { stackSubject } from "../../src/stacks/subject.ts";
import { needStack } from "./stacks.ts";

const model = { profile: PROFILES.rfc9293.profile, claimed: PROFILES.rfc9293.profile };

describe("libslirp", () => {
  test("answers the probes as its source says", (context) => {
    needStack(context, slirp);
    const answers = PROBES.map((probe) => {
      const { answer } = askProbe(stackSubject(slirp), probe);
      return [probe.id, answer.sent.map((segment) => /CTL=([^>]*)/.exec(segment)?.[1] ?? "").join(" "), answer.state];
    });
    expect(answers).toEqual(expect.arrayContaining([
      ["old-syn", "", "ESTABLISHED"],
      ["syn-in-window", "RST,ACK RST,ACK", "CLOSED"],
      ["rst-in-window", "", "CLOSED"],
      ["rst-below-window", "", "CLOSED"],
      ["rst-exact", "", "CLOSED"],
      ["ack-of-unsent", "ACK", "ESTABLISHED"],
      ["new-syn-in-time-wait", "RST,ACK", "CLOSED"],
      ["rst-in-time-wait", "", "CLOSED"],
      ["simultaneous-open", "SYN,ACK", "SYN-RECEIVED"],
    ]));
    expect(lingersFor(stackSubject(slirp))).toBe(10_000);
  });

  test("answers the same octets in the same way, run after run", (context) => {
    needStack(context, slirp);
    const actions: readonly Action[] = [{ do: "open", side: "A", mode: "active" }, ...STIMULI.slice(0, 40)];
    const once = answersTo(stackSubject(slirp), actions);
    expect(answersTo(stackSubject(slirp), actions)).toEqual(once);
  });

  test("parts from the model", (context) => {
    needStack(context, slirp);
    expect(differences(stackSubject(slirp), model).next().value?.actions).toHaveLength(1);
  });

  test("without its list of deviations each is news; with it nothing is", async (context) => {
    needStack(context, slirp);
    const properties = ["reset-acceptance"];
    const violated = async (stack: Stack): Promise<readonly string[]> => {
      const run = verify({ profile: "rfc9293", variants: [null], properties, runs: 15, seed: 11, scopes: ["endpoint"], on: { subject: stackSubject(stack), judged: judgedOnStack(new Map()) } });
      for (;;) {
        const next = await run.next();
        if (next.done === true) return next.value.subjects[0]?.properties.filter(({ verdict }) => verdict === "violated").map(({ id }) => id).toSorted() ?? [];
      }
    };
    expect(await violated({ ...slirp, deviations: [] })).toEqual(properties);
    expect(await violated(slirp)).toEqual([]);
  });

  test("takes its own control block for a segment where RCV.NXT becomes 0: the process dies, and we stop one step before", (context) => {
    needStack(context, slirp);
    expect(spawnSync(process.execPath, ["--import", "tsx", "test/stacks/slirp-crash.ts"], { encoding: "utf8" })).toMatchObject({ stdout: "crash\n", signal: "SIGSEGV" });
  });
});

describe("the deviations of libslirp", () => {
  test("each has a title, a source, and an id of its own", () => {
    const ids = slirp.deviations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, source } of slirp.deviations) expect([title.endsWith("."), source.length > 10]).toEqual([true, true]);
  });
});

test("what docs/add-a-stack.md quotes is in the sources", () => {
  const page = readFileSync("docs/add-a-stack.md", "utf8");
  const fragments = [...page.matchAll(/<!-- from (\S+) -->\n```ts\n([\s\S]*?)\n```/g)];
  expect(fragments.length).toBeGreaterThan(4);
  expect(page.match(/```ts/g)).toHaveLength(fragments.length);
  for (const [, file = "", code = ""] of fragments) expect([file, readFileSync(file, "utf8").includes(code)]).toEqual([file, true]);
});
