import { describe, expect, test } from "vitest";
import { FAULTS } from "../../src/model/faults.ts";
import { PROFILES } from "../../src/model/profiles.ts";
import { RULE_IDS } from "../../src/model/rules.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { areaOf, code, sources, type Source } from "../../scripts/sources.ts";

const src = sources("src", ".ts", ".tsx");
const model = src.filter(({ path }) => areaOf(path) === "model");
const tests = sources("test", ".ts");
const isRuleTable = ({ path }: Source): boolean => path.startsWith("src/model/rules");
const lines = ({ text }: Source): number => text.trimEnd().split("\n").length;

/** The quoted words in `text` that could be ids. */
const quotedIn = (text: string): readonly string[] => [...text.matchAll(/"([a-z0-9]+(?:[-.][a-z0-9]+)+)"/g)].map(([, id = ""]) => id);

describe("files", () => {
  test("are at most 250 lines long in src, and 300 in test", () => {
    expect(src.filter((file) => lines(file) > 250).map(({ path }) => path)).toEqual([]);
    expect(tests.filter((file) => lines(file) > 300).map(({ path }) => path)).toEqual([]);
  });

  test("are short as a rule: the median of src is below 80 lines", () => {
    const lengths = src.map(lines).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  });

  test("are named in kebab-case", () => {
    const wrong = [...src, ...tests].filter(({ path }) => !/^[a-z0-9/-]+(\.(?:test|d|en|zh))?\.tsx?$/.test(path));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test("silence neither the compiler nor a test", () => {
    const DIRECTIVE = /\/[/*]\s*(?:@ts-(?:ignore|nocheck)|(?:ox|es)lint-disable)/;
    const UNRUN = /\b(?:test|it|describe)\.(?:skip|only|todo|fails|skipIf)\b/;
    const silenced = [...src, ...tests].flatMap(({ path, text }) => {
      const found = DIRECTIVE.exec(text) ?? UNRUN.exec(code(text));
      return found === null ? [] : [`${path}: ${found[0]}`];
    });
    expect(silenced).toEqual([]);
  });

  test("name no path of a machine, and the lock file no registry but npm's", () => {
    const MACHINE = /(?:^|[\s"'`(=:])\/(?:home|root|Users|work|workspace|builds)\/\w/m;
    const texts = sources("", ".ts", ".js", ".json", ".md", ".txt", ".sh", ".html", "/run", "LICENSE");
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter(({ text }) => MACHINE.test(text)).map(({ path }) => path)).toEqual([]);
    const lock = texts.find(({ path }) => path === "package-lock.json");
    expect([...(lock?.text ?? "").matchAll(/"resolved": "([^"]+)"/g)].map(([, url = ""]) => url)).toEqual([]);
  });
});

describe("faults", () => {
  const asked = model.flatMap(({ text }) => [...code(text).matchAll(/faulty\([^)]*?"([a-z0-9-]+)"\)/g)].map(([, id = ""]) => id));

  test.each(FAULTS)("%s is asked for in exactly one place of the model", (fault) => {
    expect(asked.filter((id) => id === fault)).toHaveLength(1);
  });

  test("no fault is asked for that is not in the list", () => {
    expect(asked.filter((id) => !(FAULTS as readonly string[]).includes(id))).toEqual([]);
  });
});

describe("variants", () => {
  test("each names a property that must find it, or why it survives", () => {
    expect(Object.entries(VARIANTS).filter(([, { caughtBy, survives }]) => (caughtBy.length === 0) !== (survives !== undefined)).map(([id]) => id)).toEqual([]);
  });
});

describe("switches of Profile", () => {
  const reader = model.filter(({ path }) => !/\/(profile|profiles)\.ts$/.test(path)).map(({ text }) => code(text)).join("\n");

  test.each(Object.keys(PROFILES.rfc9293.profile).filter((key) => key !== "faults"))("%s is read by the model", (key) => {
    expect(reader).toMatch(new RegExp(`\\.${key}\\b|\\b${key}[,\\s}].*=\\s*(?:turn\\.)?profile`));
  });
});

describe("rules", () => {
  const firing = model.filter((file) => !isRuleTable(file)).map(({ text }) => code(text)).join("\n");
  const used = new Set(quotedIn(firing));

  test("every rule of the table is fired somewhere", () => {
    expect(RULE_IDS.filter((id) => !used.has(id))).toEqual([]);
  });

  test("no rule has the id of another in one of the tables", () => {
    const written = model.filter(isRuleTable).flatMap(({ text }) => [...text.matchAll(/^ {2}"([a-z0-9.-]+)":/gm)].map(([, id = ""]) => id));
    expect(written.toSorted()).toEqual([...RULE_IDS].toSorted());
  });
});

describe("properties", () => {
  test("each has a file of its own name", () => {
    const paths = src.map(({ path }) => path);
    expect(ALL_PROPERTIES.filter(({ id }) => !paths.some((path) => path.startsWith("src/properties/") && path.endsWith(`/${id}.ts`))).map(({ id }) => id)).toEqual([]);
  });

  test("no two share an id", () => {
    const ids = ALL_PROPERTIES.map(({ id, scope }) => `${scope} ${id}`);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
