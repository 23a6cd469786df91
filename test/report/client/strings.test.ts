import { describe, expect, test } from "vitest";
import { EN, ZH } from "../../../src/report/client/i18n/strings.ts";
import { PROBES } from "../../../src/engines/probes.ts";
import { RULE_IDS, RULES } from "../../../src/model/rules.ts";
import { PROBES_ZH } from "../../../src/report/client/words/probes.zh.ts";
import { PROFILES_ZH } from "../../../src/report/client/words/profiles.zh.ts";
import { RULES_ZH } from "../../../src/report/client/words/rules.zh.ts";
import { PROPERTIES_ZH } from "../../../src/report/client/words/properties.zh.ts";
import { VARIANTS_ZH } from "../../../src/report/client/words/variants.zh.ts";
import { ALL_PROPERTIES } from "../../../src/properties/index.ts";
import { VARIANT_IDS } from "../../../src/variants/index.ts";
import { sources } from "../../../scripts/sources.ts";

const CHINESE = /[\u4e00-\u9fff]/;
/** An entry, with values put in that no sentence has. */
const said = (entry: unknown): string => (typeof entry === "function" ? String(entry(7, 7, 7, 7, 7)) : String(entry));
const files = sources("src/report/client", "strings.en.ts", "strings.zh.ts");
const keysIn = (text: string): readonly string[] => [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key = ""]) => key);

describe("both languages", () => {
  test("have the same strings, and none is empty", () => {
    expect(Object.keys(ZH).toSorted()).toEqual(Object.keys(EN).toSorted());
    expect([...Object.entries(EN), ...Object.entries(ZH)].filter(([, entry]) => said(entry).trim() === "").map(([key]) => key)).toEqual([]);
  });

  test("English is not Chinese, and no sentence of Chinese was left in English", () => {
    expect(Object.entries(EN).filter(([, entry]) => CHINESE.test(said(entry))).map(([key]) => key)).toEqual([]);
    // Three words in a row are a sentence; names and formats have fewer.
    expect(Object.entries(ZH).filter(([, entry]) => !CHINESE.test(said(entry)) && /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(said(entry))).map(([key]) => key)).toEqual([]);
  });

  test("no key is in two files of a language, and each begins with the name of its folder", () => {
    const keys = files.flatMap(({ path, text }) => keysIn(text).map((key) => ({ key, path })));
    expect(keys.length).toBeGreaterThan(100);
    const folder = (path: string): string => /client\/([a-z]+)\//.exec(path)?.[1] ?? "";
    expect(keys.filter(({ key, path }) => !key.startsWith(`${folder(path)}.`)).map(({ key }) => key)).toEqual([]);
    const english = keys.filter(({ path }) => path.endsWith(".en.ts")).map(({ key }) => key);
    expect(english.filter((key, i) => english.indexOf(key) !== i)).toEqual([]);
  });
});

describe("what is told of properties and faulty endpoints", () => {
  test("every property has a title and a claim in Chinese, and nothing else has", () => {
    expect(Object.keys(PROPERTIES_ZH).toSorted()).toEqual(ALL_PROPERTIES.map(({ id }) => id).toSorted());
    expect(Object.entries(PROPERTIES_ZH).filter(([, { title, claim }]) => !CHINESE.test(title) || !CHINESE.test(claim)).map(([id]) => id)).toEqual([]);
  });

  test("every rule, profile and probe has its sentence in Chinese", () => {
    expect(Object.keys(RULES_ZH).toSorted()).toEqual([...RULE_IDS].toSorted());
    expect(Object.keys(PROBES_ZH).toSorted()).toEqual(PROBES.map(({ id }) => id).toSorted());
    expect(Object.entries({ ...RULES_ZH, ...PROFILES_ZH, ...PROBES_ZH }).filter(([, said]) => !CHINESE.test(said)).map(([id]) => id)).toEqual([]);
    // What the RFC names stays as it is: states, and segments as its figures have them.
    const names = (text: string): readonly string[] => [...new Set(text.match(/<[^ ]*>|[A-Z]{3,}-(?:[A-Z]+|\d)(?:-[A-Z]+)?|RFC \d+|D-\d+|\b2 MSL\b/g) ?? [])].toSorted();
    expect(RULE_IDS.filter((id) => String(names(RULES[id].says)) !== String(names(RULES_ZH[id]))).map((id) => `${id}: ${names(RULES[id].says)} / ${names(RULES_ZH[id])}`)).toEqual([]);
  });

  test("every faulty endpoint has a title and a harm in Chinese, and nothing else has", () => {
    expect(Object.keys(VARIANTS_ZH).toSorted()).toEqual([...VARIANT_IDS].toSorted());
    expect(Object.entries(VARIANTS_ZH).filter(([, { title, harm }]) => !CHINESE.test(title) || !CHINESE.test(harm)).map(([id]) => id)).toEqual([]);
  });
});
