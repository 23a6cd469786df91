/** The data in the page: each field of the report is parsed when it is first asked for. */
import { dataId, type PageData } from "../embed.ts";
import type { Report } from "../schema.ts";

const PREFIX = dataId("");

/** Undefined when the page carries no report. */
export function embeddedReport(page: Document): PageData | undefined {
  const elements = [...page.querySelectorAll<HTMLScriptElement>(`script[type="application/json"][id^="${PREFIX}"]`)];
  if (elements.length === 0) return undefined;
  const report = {};
  for (const element of elements) {
    let parsed: { readonly value: unknown } | undefined;
    Object.defineProperty(report, element.id.slice(PREFIX.length), {
      enumerable: true,
      get: (): unknown => (parsed ??= { value: JSON.parse(element.textContent ?? "null") }).value,
    });
  }
  // Written by embedReport from a report; the page is made of one piece, so there is nobody else to distrust.
  return report as PageData;
}

/** report.json, to the last octet. */
export const reportFile = (report: Report): string => `${JSON.stringify(report, null, 1)}\n`;
