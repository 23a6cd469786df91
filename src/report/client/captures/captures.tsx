/** Captures of real connections: each file with what one asks of it, and each connection with its ladder. */
import type { CaptureReport } from "../../captures/schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import type { SectionProps } from "../section.ts";
import { CaptureFileView } from "./capture-file.tsx";
import { ConnectionView } from "./connection-view.tsx";
import "./captures.css";

/** Addresses: `#/captures`, and `#/captures/FILE/CONNECTION`, both counted from 1. */
export function Captures({ report, params }: SectionProps<CaptureReport>) {
  const { t } = useI18n();
  const { files, profile } = report.observed;
  const [nth, id] = params.path.map(Number);
  const connection = files[(nth ?? 0) - 1]?.connections.find((one) => one.id === id);
  if (nth !== undefined && connection !== undefined) return <ConnectionView connection={connection} file={files[nth - 1]?.name ?? ""} />;
  const total = (verdict: "conforms" | "violates" | "unknown"): number => files.reduce((sum, { answers }) => sum + answers.verdicts[verdict], 0);
  const counts = [total("conforms"), total("violates"), total("unknown")] as const;
  return (
    <>
      <h1>{t("shell.captures")}</h1>
      <p class="lead">{counts.every((count) => count === 0) ? t("captures.none") : t("captures.lead", ...counts)}</p>
      <p class="hint">{t("captures.profile", profile)}</p>
      {files.map((file, i) => <CaptureFileView key={i} file={file} nth={i + 1} />)}
    </>
  );
}
