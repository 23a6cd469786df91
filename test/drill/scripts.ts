/** The scripts of this folder. */
import { readdirSync, readFileSync } from "node:fs";

export const SCRIPTS: readonly (readonly [string, string])[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".pkt"))
  .toSorted()
  .map((name) => [name, readFileSync(`${import.meta.dirname}/${name}`, "utf8")]);
