/** The start page: what was found, in one glance; and every property with its verdict. */
import { summarise } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { BOUNDS } from "../links.ts";
import type { SectionProps } from "../section.ts";
import { Bounds } from "./bounds.tsx";
import { CoverageView } from "./coverage-view.tsx";
import { Glance } from "./glance.tsx";
import { PropertyList } from "./property-list.tsx";
import "./verdicts.css";

export function Verdicts({ report, params }: SectionProps) {
  const { t } = useI18n();
  return (
    <>
      <Glance report={report} summary={summarise(report)} />
      <h2>{t("verdicts.title")}</h2>
      <PropertyList report={report} opened={params.path[0]} />
      {report.exhaustive === undefined ? null : <Bounds instances={report.exhaustive.instances} opened={params.path[0] === BOUNDS} />}
      <CoverageView coverage={report.coverage} />
    </>
  );
}
