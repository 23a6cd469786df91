/** The report in every form that is of the whole of it. */
import { reportSummary } from "../../job-summary.ts";
import { junitXml } from "../../junit.ts";
import type { Report, VerifyReport } from "../../schema.ts";
import { reportFile } from "../data.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { DownloadButton } from "../parts/download.tsx";

/** Of a report, what `synproof verify --json` would have printed of the correct model. */
const verification = ({ schema, tool, run: { date: _date, ...run }, properties }: Report): VerifyReport => ({ schema, tool, run: { ...run, variant: null }, properties });

export function Takeaway({ report }: { readonly report: Report }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t("about.data")}</h2>
      <p>{t("about.data-text")}</p>
      <div class="buttons">
        <DownloadButton label={t("about.report")} make={() => ({ name: "report.json", type: "application/json", content: reportFile(report) })} />
        <DownloadButton label={t("about.summary")} make={() => ({ name: "synproof.md", type: "text/markdown", content: reportSummary(report) })} />
        <DownloadButton label={t("about.junit")} make={() => ({ name: "synproof.junit.xml", type: "application/xml", content: junitXml(verification(report)) })} />
      </div>
    </section>
  );
}
