import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { traceToken } from "../../src/trace/token.ts";
import { reportProblems } from "../../src/report/validate.ts";
import { trace } from "../report/fixtures/results.ts";
import { ENGINE, run } from "./fake.ts";

const aborted = AbortSignal.abort();

describe("verify", () => {
  test("all properties hold: exit code 0", async () => {
    const { code, out } = await run(["verify", "--seed", "7"]);
    expect(out).toContain("3 of 3 properties hold on the correct model.");
    expect(out).toContain("npx synproof verify --profile rfc9293 --runs 1000 --seed 7");
    expect(code).toBe(0);
  });

  test("a violation: exit code 1, the reason and the replay command", async () => {
    const { code, out } = await run(["verify", "--variant", "two-way-accept"]);
    expect(out).toContain("no-two-way-acceptance is violated by the variant two-way-accept");
    expect(out).toContain("Step 2: B entered ESTABLISHED on a SYN");
    expect(out).toContain("Replay: npx synproof replay s1.");
    expect(code).toBe(1);
  });

  test("only the properties that are named", async () => {
    const { out } = await run(["verify", "ends-agree", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ schema: 1, run: { variant: null }, properties: [{ id: "ends-agree", verdict: "holds" }] });
  });

  test("Ctrl-C: what was found so far, and exit code 3", async () => {
    const { code, out, err } = await run(["verify"], { signal: aborted });
    expect(out).toContain("3 inconclusive");
    expect(err).toContain("Ended early");
    expect(code).toBe(3);
  });

  test("without --seed, the seed comes from the clock and is printed", async () => {
    const { out } = await run(["verify"], { now: () => 12_345 });
    expect(out).toContain("--seed 12345");
  });
});

describe("list", () => {
  test.each([
    ["properties", "no-two-way-acceptance"],
    ["variants", "two-way-accept"],
    ["rules", "listen.syn"],
    ["profiles", "rfc9293"],
  ])("%s, for a person and as JSON", async (what, id) => {
    const { out } = await run(["list", what]);
    expect(out).toMatch(new RegExp(`^${id} +\\S`, "m"));
    const data: unknown = JSON.parse((await run(["list", what, "--json"])).out);
    expect(data).toContainEqual(expect.objectContaining({ id }));
    expect(JSON.stringify(data)).not.toContain('"line"');
  });
});

describe("replay", () => {
  const token = traceToken(trace(2, "two-way-accept"));

  test("a token on the variant that it names", async () => {
    const { code, out } = await run(["replay", token]);
    expect(out).toContain("✗   2  an old duplicate SYN reaches B");
    expect(out).toContain("no-two-way-acceptance is violated at step 2");
    expect(out).toContain("left out: step 3");
    expect(code).toBe(1);
  });

  test("--variant none plays it on the correct model", async () => {
    const { code, out } = await run(["replay", token, "--variant", "none", "--json"]);
    const data: unknown = JSON.parse(out);
    expect(data).toMatchObject({ schema: 1, skipped: [] });
    expect(data).not.toHaveProperty("trace.variant");
    expect(code).toBe(0);
  });

  test("a trace that names an unknown variant", async () => {
    const { code, err } = await run(["replay", traceToken(trace(1, "three-way"))]);
    expect(err).toContain('[CLI-VARIANT] unknown variant "three-way"');
    expect(code).toBe(2);
  });
});

describe("report", () => {
  const write = async (given: Parameters<typeof run>[1] = {}, ...more: readonly string[]) => {
    const out = mkdtempSync(join(tmpdir(), "synproof-"));
    const ran = await run(["report", "--out", out, ...more], given);
    return { ...ran, names: readdirSync(out).sort(), read: (name: string) => readFileSync(join(out, name), "utf8") };
  };

  test("writes data that fits its schema, and a page", async () => {
    const { names, read, out } = await write();
    expect(names).toEqual(["index.html", "report.json"]);
    expect(reportProblems(JSON.parse(read("report.json")))).toEqual([]);
    expect(read("index.html")).toMatch(/^<!doctype html>/);
    expect(out).toContain("1 of 2 faulty endpoints is found");
  });

  test("same seed and date, same octets, whatever the clock says", async () => {
    const first = await write({ now: () => 1 }, "--date", "2025-01-31");
    const second = await write({ now: () => 2_000_000_000_000 }, "--date", "2025-01-31T00:00:00Z");
    expect(second.read("report.json")).toBe(first.read("report.json"));
    expect(second.read("index.html")).toBe(first.read("index.html"));
  });

  test("its command names what was left out", async () => {
    const command = async (...flags: readonly string[]): Promise<unknown> => {
      const { read } = await write({}, "--date", "2025-01-31", "--seed", "3", ...flags);
      return (JSON.parse(read("report.json")) as { readonly run: { readonly command?: unknown } }).run.command;
    };
    expect(await command()).toBe("npx synproof report --profile rfc9293 --runs 300 --seed 3 --date 2025-01-31T00:00:00Z");
    expect(await command("--no-exhaustive", "--no-certify")).toBe("npx synproof report --profile rfc9293 --runs 300 --seed 3 --no-certify --no-exhaustive --date 2025-01-31T00:00:00Z");
  });

  test("how long it took is told where the date is the clock's, and only there", async () => {
    const duration = async (...flags: readonly string[]): Promise<unknown> => {
      let ms = 1_700_000_000_000;
      const { read } = await write({ now: () => (ms += 250) }, ...flags);
      return (JSON.parse(read("report.json")) as { readonly run: { readonly duration?: unknown } }).run.duration;
    };
    expect(await duration()).toBeGreaterThan(0);
    expect(await duration("--date", "2025-01-31")).toBeUndefined();
  });

  test.each([
    [{ SOURCE_DATE_EPOCH: "0" }, [], "1970-01-01T00:00:00Z"],
    [{ SOURCE_DATE_EPOCH: "0" }, ["--date", "2025-01-31T12:00:00+02:00"], "2025-01-31T10:00:00Z"],
    [{}, [], "2023-11-14T22:13:20Z"],
  ])("the date: %j %j", async (env, flags, date) => {
    const { read } = await write({ env }, ...flags);
    expect(JSON.parse(read("report.json"))).toMatchObject({ run: { date } });
  });

  test("Ctrl-C: writes what there is, marked as interrupted, and exit code 3", async () => {
    const { code, names, read } = await write({ signal: aborted });
    expect(names).toEqual(["index.html", "report.json"]);
    expect(JSON.parse(read("report.json"))).toMatchObject({ run: { interrupted: true }, properties: [{ verdict: "inconclusive" }, {}, {}] });
    expect(code).toBe(3);
  });

  test("a variant that nothing finds leaves the question open: exit code 3", async () => {
    expect((await write()).code).toBe(3);
  });

  test("a violated property of the correct model: exit code 1", async () => {
    const { code } = await write({
      engine: {
        ...ENGINE,
        async *verify(options) {
          const { subjects } = yield* ENGINE.verify({ ...options, variants: ["two-way-accept"] });
          return { interrupted: false, subjects: subjects.map((subject) => ({ ...subject, variant: null })) };
        },
      },
    });
    expect(code).toBe(1);
  });
});

describe("progress", () => {
  const ticking = (): (() => number) => {
    let ms = 0;
    return () => (ms += 6_000);
  };

  test("lines where nobody watches", async () => {
    const { err } = await run(["verify", "--runs", "5"], { now: ticking() });
    expect(err).toMatch(/^Seed \d+, profile rfc9293, 5 runs of each scope\.\n 50 % {2}correct model, endpoint: 5 of 5 runs\n/);
    expect(err).not.toContain("\u001b");
  });

  test("a bar for a person, taken away at the end", async () => {
    const { err } = await run(["verify", "--runs", "5"], { tty: true, now: ticking() });
    expect(err).toContain("\r[############------------]");
    expect(err).toMatch(/\r\u001b\[KDone in /);
  });

  test("colours for a person, none with NO_COLOR", async () => {
    expect((await run(["verify"], { tty: true })).out).toContain("\u001b[32m");
    expect((await run(["verify"], { tty: true, env: { NO_COLOR: "1" } })).out).not.toContain("\u001b");
  });
});
