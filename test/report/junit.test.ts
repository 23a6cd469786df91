import { describe, expect, test } from "vitest";
import { propertyReports } from "../../src/report/build.ts";
import { junitXml } from "../../src/report/junit.ts";
import type { PropertyReport, VerifyReport } from "../../src/report/schema.ts";
import { HOSTILE } from "../kit/traces.ts";
import { readXml } from "../kit/xml.ts";
import { INGREDIENTS, VERIFICATION } from "./fixtures/results.ts";

const reportOf = (variant: string | null, change: (property: PropertyReport) => PropertyReport = (property) => property): VerifyReport => ({
  schema: 1,
  tool: { name: "synproof", version: "1.2.3" },
  run: { variant, seed: 7, profile: "rfc9293", profileTitle: "RFC 9293", runs: 1000, command: 'npx synproof verify --seed 7 "<&>"', interrupted: false },
  properties: propertyReports(VERIFICATION.subjects.find((subject) => subject.variant === variant), INGREDIENTS).map(change),
});

describe("JUnit XML", () => {
  test("has a suite for each scope and a case for each property", () => {
    const elements = readXml(junitXml(reportOf(null)));
    expect(elements[0]).toEqual({ name: "testsuites", attributes: { name: "synproof correct model", tests: "3", failures: "0", errors: "0", skipped: "0" } });
    expect(elements.filter(({ name }) => name === "testsuite").map(({ attributes }) => [attributes["name"], attributes["tests"]])).toEqual([["connection", "2"], ["endpoint", "1"]]);
    expect(elements.filter(({ name }) => name === "testcase").map(({ attributes }) => attributes["classname"])).toEqual([
      "synproof.correct-model.connection", "synproof.correct-model.connection", "synproof.correct-model.endpoint",
    ]);
  });

  test("a failure has the reason, the steps and the replay command", () => {
    const text = junitXml(reportOf("two-way-accept"));
    const failures = readXml(text).filter(({ name }) => name === "failure");
    expect(failures.map(({ attributes }) => attributes["message"])).toContain("B entered ESTABLISHED on a SYN, before anything acknowledged its own SYN (SND.UNA = ISS = 300).");
    expect(text).toContain("2. an old duplicate SYN reaches B");
    expect(text).toMatch(/Replay: npx synproof replay \S+<\/failure>/);
    expect(readXml(text)[0]?.attributes).toMatchObject({ name: "synproof two-way-accept", failures: "2" });
  });

  test("what was never exercised is skipped, and what was not decided an error", () => {
    const text = junitXml(reportOf(null, (property) => ({ ...property, verdict: property.scope === "endpoint" ? "not-exercised" : "inconclusive" })));
    expect(readXml(text)[0]?.attributes).toMatchObject({ tests: "3", failures: "0", errors: "2", skipped: "1" });
    expect(readXml(text).map(({ name }) => name).filter((name) => name === "skipped" || name === "error")).toEqual(["error", "error", "skipped"]);
  });

  test("stays well-formed whatever the texts say", () => {
    const hostile = junitXml(reportOf("two-way-accept", ({ counterexample, ...property }) => ({
      ...property,
      title: HOSTILE,
      ...(counterexample === undefined ? {} : { counterexample: { ...counterexample, because: HOSTILE } }),
    })));
    expect(readXml(hostile).map(({ name }) => name)).toEqual(readXml(junitXml(reportOf("two-way-accept"))).map(({ name }) => name));
  });

  test("the reader of these tests tells what is not well-formed", () => {
    for (const broken of ["<a>", "<a></b>", "<a/><b/>", "<a>&</a>", '<a b="<"/>', "<a>\u0000</a>", "x"]) expect(() => readXml(broken)).toThrow(Error);
  });
});
