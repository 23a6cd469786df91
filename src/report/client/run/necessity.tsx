/** How a counterexample was found, whether it is as short as can be, and whether each fault in it is needed: in words. */
import type { Counterexample } from "../../schema.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { movesOf } from "./taken.ts";
import { moveWords } from "./words.ts";

export function Necessity({ found }: { readonly found: Counterexample }) {
  const { t, language } = useI18n();
  const { certificate, trace } = found;
  const moves = movesOf(trace);
  return (
    <div class="run-necessity">
      {certificate !== undefined && (
        <>
          <p>
            {certificate.verdict === "inconclusive" ? t("run.not-certified", certificate.actions, grouped(certificate.states)) : t("run.certified", certificate.actions, grouped(certificate.states))}
            {certificate.verdict === "shortened" && ` ${t("run.shortened", certificate.shrunkTo)}`}
          </p>
          {certificate.faults.length > 0 && (
            <ul>
              {certificate.faults.map(({ at, necessary, fault }) => {
                const move = moves[at];
                const action = move === undefined ? fault : moveWords(move, language);
                return <li key={at}>{necessary ? t("run.fault-necessary", action) : t("run.fault-idle", action)}</li>;
              })}
            </ul>
          )}
        </>
      )}
      <p class="hint">{t("run.found", found.foundAtRun, found.shrunkFrom, found.actions)}</p>
    </div>
  );
}
