import { describe, expect, test } from "vitest";
import { areaOf, code, importsOf, sources } from "../../scripts/sources.ts";

/** What each folder of src may import: other folders, and packages. docs/architecture.md has the same table with reasons. */
const MAY_IMPORT: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> = {
  model: { folders: [], packages: [] },
  trace: { folders: ["model"], packages: ["ts-pattern"] },
  properties: { folders: ["model", "trace"], packages: ["fast-check"] },
  variants: { folders: ["model", "trace"], packages: [] },
  engines: { folders: ["model", "trace", "properties", "variants", "wire"], packages: ["fast-check", "node:timers/promises"] },
  wire: { folders: ["model", "trace"], packages: [] },
  stacks: { folders: ["model", "trace", "properties", "wire"], packages: ["node:fs", "node:os", "node:url", "node:module", "node:child_process", "koffi"] },
  drill: { folders: ["model", "trace"], packages: [] },
  library: { folders: ["model", "trace", "properties", "variants", "engines", "wire", "stacks", "report"], packages: [] },
  report: { folders: ["model", "trace", "properties", "variants"], packages: ["ts-pattern"] },
  "report/client": { folders: ["model", "trace", "properties", "variants", "engines", "report"], packages: ["preact", "preact/hooks", "ts-pattern"] },
  cli: { folders: ["model", "trace", "properties", "variants", "engines", "wire", "drill", "stacks", "report"], packages: ["commander", "ts-pattern", "vite", "node:child_process", "node:crypto", "node:fs", "node:os", "node:path", "node:process", "node:timers/promises", "node:url", "node:worker_threads", "node:zlib"] },
};

/** The files of the model that decide what an endpoint does. */
const REDUCER = /^src\/model\/(endpoint|listener|world|turn|timeouts|replies|output|retransmission|connection|settling|calls\/.*|segment-arrives\/.*|listener\/.*)\.ts$/;

/** A row of the table; the client has one of its own. */
const rowOf = (path: string): string | undefined => (path.startsWith("src/report/client/") ? "report/client" : areaOf(path));

const files = sources("src", ".ts", ".tsx");
const imports = files.flatMap(importsOf);
const offences = (...wrong: readonly { readonly from: string; readonly what: string }[]): readonly string[] => wrong.map(({ from, what }) => `${from} imports ${what}`);

describe("the import table", () => {
  test("has a row for every folder of src", () => {
    expect([...new Set(files.map(({ path }) => rowOf(path)))].toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  test.each(Object.entries(MAY_IMPORT))("%s imports only what its row names", (area, { folders, packages }) => {
    const own = imports.filter(({ from }) => rowOf(from) === area);
    const allowed = (what: string): boolean => {
      if (what.endsWith(".css")) return area === "report/client";
      const folder = rowOf(what);
      if (folder !== undefined) return folder === area || folders.includes(folder);
      return packages.includes(what) || (area === "cli" && what === "package.json");
    };
    expect(own.length).toBeGreaterThan(0);
    expect(offences(...own.filter(({ what }) => !allowed(what)))).toEqual([]);
  });

  test("the page plays runs: of the engines it has what needs neither generators nor a clock", () => {
    const played = imports.filter(({ from, what }) => rowOf(from) === "report/client" && areaOf(what) === "engines");
    expect(offences(...played.filter(({ what }) => !/^src\/engines\/(replay|play-trace|judge|judges|lanes|subject|exhaustive\/(certify|equal)|sweep\/walk-through|sweep\/listener-walk)\.ts$/.test(what)))).toEqual([]);
  });

  test("every relative import names a file with its ending", () => {
    const known = new Set(files.map(({ path }) => path));
    const missing = imports.filter(({ what }) => what.startsWith("src/") && !what.endsWith(".css") && !known.has(what));
    expect(offences(...missing)).toEqual([]);
  });

  test("only the arbitraries of properties use fast-check and run the reducer; what judges does neither", () => {
    const judges = imports.filter(({ from, typeOnly }) => from.startsWith("src/properties/") && !from.startsWith("src/properties/arbitraries/") && !typeOnly);
    expect(offences(...judges.filter(({ what }) => what === "fast-check" || REDUCER.test(what)))).toEqual([]);
  });

  test("the oracle shares nothing with the reducer but the shapes of the data", () => {
    const shapes = /^src\/(model\/(seq|segment|tcb|octet)\.ts|properties\/.*)$/;
    const oracle = imports.filter(({ from, typeOnly }) => from.startsWith("src/properties/oracle/") && !typeOnly);
    expect(offences(...oracle.filter(({ what }) => !shapes.test(what)))).toEqual([]);
  });

  test("the report knows tables and types: of model, properties and variants nothing that runs", () => {
    const own = imports.filter(({ from, typeOnly }) => rowOf(from) === "report" && !typeOnly);
    const runs = own.filter(({ what }) => ["properties", "variants"].includes(areaOf(what) ?? "") || (areaOf(what) === "model" && !/\/(rules|profiles|seq)\.ts$/.test(what)));
    expect(offences(...runs)).toEqual([]);
  });
});

describe("purity", () => {
  const IMPURE = /\b(Date|Math\.random|crypto|performance|process|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|console|fetch|require)\b(?!\s*:)/;
  /** What draws may wait for a while. */
  const withoutTimers = new RegExp(IMPURE.source.replace("|setTimeout", ""));
  const pure = files.filter(({ path }) => ["model", "trace", "properties", "variants", "wire", "drill", "report"].includes(rowOf(path) ?? ""));

  test("no clock, randomness or I/O in model, trace, properties, variants, wire, drill and report", () => {
    const found = pure.flatMap(({ path, text }) => {
      // What a string says is not done: the page explains itself in words.
      const match = (rowOf(path) === "report/client" ? withoutTimers : IMPURE).exec(code(text).replace(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '""'));
      return match === null ? [] : [`${path}: ${match[0]}`];
    });
    expect(found).toEqual([]);
  });

  test("engines name no TCP state; a sweep may, being an experiment on a state, and so may what infers states from a capture", () => {
    const STATE = /"(CLOSED|LISTEN|SYN-SENT|SYN-RECEIVED|ESTABLISHED|FIN-WAIT-1|FIN-WAIT-2|CLOSE-WAIT|CLOSING|LAST-ACK|TIME-WAIT)"/;
    const found = files.filter(({ path, text }) => areaOf(path) === "engines" && !/^src\/engines\/(sweep|follow)\//.test(path) && STATE.test(code(text)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
