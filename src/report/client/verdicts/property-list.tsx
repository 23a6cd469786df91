/** Every property, to search, to filter by verdict, and to open. */
import { useMemo, useState } from "preact/hooks";
import type { PropertyReport, Report } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { Choice } from "../parts/choice.tsx";
import { FilterBox, matches } from "../parts/filter-box.tsx";
import { VERDICT_LOOKS } from "../parts/verdict-badge.tsx";
import { PropertyItem } from "./property-item.tsx";
import { checksOf, isProved } from "./checks.ts";
import { useWords } from "../words/use-words.ts";

type Shown = PropertyReport["verdict"] | "all" | "proved" | "tried";

const VERDICTS = ["violated", "inconclusive", "not-exercised", "holds"] as const satisfies readonly PropertyReport["verdict"][];

/** @param opened the id of a property that the address names. */
export function PropertyList({ report, opened }: { readonly report: Report; readonly opened: string | undefined }) {
  const { t } = useI18n();
  const words = useWords();
  const [search, setSearch] = useState("");
  const [which, setWhich] = useState<Shown>("all");
  const checks = useMemo(() => checksOf(report.exhaustive), [report]);
  const { properties } = report;
  const proved = (id: string): boolean => isProved(checks.get(id) ?? []);
  const isShown = ({ id, verdict }: PropertyReport): boolean => (which === "all" ? true : which === "proved" ? proved(id) : which === "tried" ? !proved(id) : verdict === which);
  // What is not well comes first; else the order of the report, which begins with what matters most.
  const shown = properties
    .filter((property) => isShown(property) && matches(search, property.id, words.property(property).title, words.property(property).claim, property.title, property.clause))
    .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const present = VERDICTS.filter((one) => properties.some((property) => property.verdict === one));
  return (
    <>
      <div class="verdicts-tools">
        <FilterBox label={t("verdicts.filter")} value={search} onFilter={setSearch} shown={shown.length} all={properties.length} />
        <Choice<Shown>
          label={t("verdicts.show")}
          value={which}
          onChoose={setWhich}
          options={[
            { value: "all", name: t("verdicts.show-all") },
            ...present.map((value) => ({ value, name: `${VERDICT_LOOKS[value].mark} ${t(VERDICT_LOOKS[value].words)}` })),
            ...(report.exhaustive === undefined ? [] : [{ value: "proved", name: `∀ ${t("verdicts.proved-mark")}` } as const, { value: "tried", name: t("verdicts.tried-mark") } as const]),
          ]}
        />
      </div>
      {shown.length === 0 ? <p>{t("verdicts.none")}</p> : null}
      <ul class="verdicts-list">{shown.map((property) => <PropertyItem key={property.id} property={property} checks={checks.get(property.id) ?? []} opened={property.id === opened} />)}</ul>
      <p class="hint">{t("verdicts.exercised-hint")}</p>
    </>
  );
}
