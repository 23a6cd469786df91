import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HANDSHAKES } from "../../src/variants/handshake.ts";
import { ALL_PROPERTIES } from "../../src/properties/index.ts";
import { VARIANTS } from "../../src/variants/index.ts";
import { JUDGES_OF_EVERYTHING } from "../../src/variants/variant.ts";

const page = readFileSync(new URL("../../docs/gallery.md", import.meta.url), "utf8");

describe("docs/gallery.md", () => {
  test("has a row for every variant, with what catches it", () => {
    const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` \| .* \| (.*) \| .* \|$/gm)].map(([, id = "", by = ""]) => [id, [...by.matchAll(/`([a-z0-9-]+)`/g)].map(([, property]) => property)]);
    const variants = Object.entries(VARIANTS).map(([id, { caughtBy }]) => [id, [...caughtBy]]);
    expect(rows.toSorted()).toEqual(variants.toSorted());
  });
});

describe("properties", () => {
  test("each has a variant that it must find, or judges everything", () => {
    const useful = new Set([...Object.values(VARIANTS).flatMap(({ caughtBy }) => caughtBy), ...JUDGES_OF_EVERYTHING]);
    expect(ALL_PROPERTIES.map(({ id }) => id).filter((id) => !useful.has(id))).toEqual([]);
  });
});

describe("the number of segments of a handshake", () => {
  test("below three is caught end to end, three is RFC 9293, and four survives with a reason", () => {
    for (const id of [HANDSHAKES[1], HANDSHAKES[2]]) expect(VARIANTS[id]?.caughtBy).toContain("opens-only-when-both-agree");
    expect(HANDSHAKES[3]).toBeNull();
    expect(VARIANTS[HANDSHAKES[4]]?.survives).toBeDefined();
  });
});
