/** Builds the page of the report from src/report/client: one file, without its data. Needs vite, a tool of development. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { LADDER_STYLE } from "../../report/drawing/ladder-style.ts";

/** @param client the folder src/report/client. */
export async function buildPage(client: string): Promise<string> {
  const { build } = await import("vite");
  const results = await build({
    configFile: false,
    root: client,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      // Browsers that know light-dark(): those of 2024 and later.
      target: ["chrome123", "firefox121", "safari17.5"],
      cssCodeSplit: false,
      modulePreload: false,
      rollupOptions: { input: join(client, "main.tsx"), output: { format: "iife", codeSplitting: false } },
    },
  });
  const output = [results].flat().flatMap((result) => ("output" in result ? result.output : []));
  const script = output.flatMap((file) => (file.type === "chunk" ? [file.code] : [])).join("\n");
  const style = output.flatMap((file) => (file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [])).join("\n");
  return assemblePage(readFileSync(join(client, "page.html"), "utf8"), { script, style: style + LADDER_STYLE });
}

/** @throws when the template lacks a place, or the script that unpacks the other. */
export function assemblePage(template: string, parts: { readonly script: string; readonly style: string }): string {
  const script = parts.script.trim();
  const style = parts.style.trim();
  const unpacks = /<script>([\s\S]*?)<\/script>/.exec(template)?.[1];
  if (unpacks === undefined) throw new Error("the page's template has no script of its own");
  if (/<\/style/i.test(style)) throw new Error("the style would end its own element");
  const filled = [
    ["{{policy}}", policy([unpacks, script], style)],
    ["{{style}}", style],
    ["{{script}}", deflateRawSync(script, { level: 9 }).toString("base64")],
  ];
  return filled.reduce((page, [place = "", text = ""]) => {
    const [before, after, ...more] = page.split(place);
    if (before === undefined || after === undefined || more.length > 0) throw new Error(`the page's template does not have one ${place}`);
    return `${before}${text}${after}`;
  }, template);
}

/**
 * Nothing may be fetched, framed or submitted; of scripts and styles only those that were built run, known by what they are;
 * and no text can become markup or a script, since nothing may make it so but what unpacks the page's own script. The empty
 * icon keeps a server unasked for one.
 */
const policy = (scripts: readonly string[], style: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(digest).join(" ")}`,
    `style-src ${digest(style)}`,
    "img-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types page-script",
  ].join("; ");

const digest = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
