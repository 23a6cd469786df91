/** report.json's data, put into the built page so that no text in it can break out. Same page and data, same octets. */
import type { CaptureReport } from "./captures/schema.ts";
import type { Report } from "./schema.ts";

/** What a page can show. */
export type PageData = Report | CaptureReport;

/** Where the data goes in the page. */
export const DATA_MARK = "<!--report-->";

/** The element that holds one field of the report; the page parses each when it is first asked for. */
export const dataId = (field: string): string => `report-${field}`;

/**
 * @param page the built page.
 * @throws when the page does not have exactly one place for the data: it was not built from src/report/client/page.html.
 */
export function embedReport(page: string, report: PageData): string {
  const [before, after, ...more] = page.split(DATA_MARK);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`the built page does not have one ${DATA_MARK}`);
  return `${before}${Object.entries(report).map(([field, value]) => embedJson(dataId(field), value)).join("\n")}${after}`;
}

/**
 * Data for a script element. `<` is escaped, since `</script` and `<!--` end or bend the element whatever the JSON says.
 *
 * @param id a name of ours: it is not escaped.
 */
export const embedJson = (id: string, data: unknown): string =>
  `<script type="application/json" id="${id}">${(JSON.stringify(data) ?? "null").replaceAll("<", "\\u003c")}</script>`;
