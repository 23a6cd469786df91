/**
 * `npm run build:page`: builds the page of the report anew. With a report.json, also puts its data into it:
 * `npm run build:page -- report/report.json report/index.html`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { BUILT_PAGE, renewPage } from "../src/cli/page/built-page.ts";
import { embedReport } from "../src/report/embed.ts";
import type { Report } from "../src/report/schema.ts";

const [data, out = "report/index.html"] = process.argv.slice(2);
await renewPage();
const page = readFileSync(BUILT_PAGE, "utf8");
console.log(`${BUILT_PAGE}: ${Math.round(Buffer.byteLength(page) / 1000)} kB`);
if (data !== undefined) {
  writeFileSync(out, embedReport(page, JSON.parse(readFileSync(data, "utf8")) as Report));
  console.log(out);
}
