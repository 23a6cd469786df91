/** Why a trace that somebody supplied cannot be read, and what to do next. */
import type { TraceError } from "../../../trace/trace-error.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { useWords } from "../words/use-words.ts";

export function TraceProblem({ error }: { readonly error: TraceError }) {
  const { t } = useI18n();
  return (
    <div class="run-problem" role="alert">
      <p><strong><span aria-hidden="true">✗ </span>{t("run.bad-trace")}</strong></p>
      <p>{useWords().traceError(error)}</p>
    </div>
  );
}
