/** How long TIME-WAIT must be, as a table that is read like a staircase; each cell opens its run: the one that fails in it, else the hardest. */
import type { ConnectionTrace } from "../../../trace/trace.ts";
import type { CellVerdict, IncarnationCell } from "../../../trace/sweep.ts";
import type { SweepReport } from "../../schema.ts";
import { SWEEP_MARKS } from "../../sweep-text.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { useWords } from "../words/use-words.ts";
import { traceHref } from "../links.ts";
import { Scroller } from "./scroller.tsx";

const TONES = { "gets-through": "good", reset: "bad", "given-up": "unsure" } as const satisfies Readonly<Record<CellVerdict, string>>;
const VERDICTS = ["gets-through", "reset", "given-up"] as const satisfies readonly CellVerdict[];

/** Every length against every number of losses in a row, a table for each way to send the FIN again. */
export function SweepChart({ sweep }: { readonly sweep: SweepReport }) {
  const { t } = useI18n();
  return (
    <div>
      <div class="sweep-tables">{sweep.retransmissions.map((retransmission) => <Staircase key={retransmission} sweep={sweep} retransmission={retransmission} />)}</div>
      <ul class="sweep-legend">
        {VERDICTS.map((verdict) => <li key={verdict}><span class={`badge-mark ${TONES[verdict]}`} aria-hidden="true">{SWEEP_MARKS[verdict]}</span> {t(`parts.sweep-${verdict}`)}</li>)}
        <li>{t("parts.sweep-open")}</li>
      </ul>
    </div>
  );
}

function Staircase({ sweep, retransmission }: { readonly sweep: SweepReport; readonly retransmission: string }) {
  const { t } = useI18n();
  const words = useWords();
  const caption = t("parts.sweep-caption", words.sweep(retransmission));
  return (
    <Scroller label={caption}>
      <table class="sweep">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">TIME-WAIT</th>{sweep.losses.map((losses) => <th key={losses} scope="col">{losses}</th>)}</tr></thead>
        <tbody>
          {sweep.lengths.map((length) => (
            <tr key={length}>
              <th scope="row">{words.sweep(length)}</th>
              {sweep.cells
                .filter((cell) => cell.length === length && cell.retransmission === retransmission)
                .map(({ losses, verdict, trace, patterns }) => (
                  <Cell key={losses} tone={TONES[verdict]} mark={SWEEP_MARKS[verdict]} words={`${t(`parts.sweep-${verdict}`)} (${t("parts.sweep-patterns", patterns)})`} trace={trace} />
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** Whether an octet of the old incarnation is taken for one of the next, opened when both ends are CLOSED: a table for each way to send the FIN again, and each ISN. */
export function IncarnationChart({ sweep }: { readonly sweep: SweepReport }) {
  const isns = [...new Set(sweep.incarnations.map(({ isn }) => isn))];
  return (
    <div>
      <p class="sweep-question">{useI18n().t("parts.sweep-incarnations")}</p>
      <div class="sweep-tables">{isns.flatMap((isn) => sweep.retransmissions.map((retransmission) => <Incarnations key={`${retransmission} ${isn}`} sweep={sweep} retransmission={retransmission} isn={isn} />))}</div>
    </div>
  );
}

function Incarnations({ sweep, retransmission, isn }: { readonly sweep: SweepReport; readonly retransmission: string; readonly isn: IncarnationCell["isn"] }) {
  const { t } = useI18n();
  const words = useWords();
  const [first, second] = [isn === "fixed" ? t("parts.sweep-fixed") : `ISN: ${isn}`, t("parts.sweep-caption", words.sweep(retransmission))];
  return (
    <Scroller label={`${first} · ${second}`}>
      <table class="sweep">
        <caption>{first}<br />{second}</caption>
        <thead><tr><th scope="col">TIME-WAIT</th>{sweep.losses.map((losses) => <th key={losses} scope="col">{losses}</th>)}</tr></thead>
        <tbody>
          {sweep.lengths.map((length) => (
            <tr key={length}>
              <th scope="row">{words.sweep(length)}</th>
              {sweep.incarnations
                .filter((cell) => cell.length === length && cell.retransmission === retransmission && cell.isn === isn)
                .map(({ losses, verdict, runs, trace }) => {
                  const accepted = verdict === "accepted";
                  return <Cell key={losses} tone={accepted ? "bad" : "good"} mark={accepted ? "✗" : "✓"} words={`${t(`parts.sweep-${verdict}`)} (${t("parts.sweep-runs", runs)})`} trace={trace} />;
                })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface CellProps {
  readonly tone: string;
  readonly mark: string;
  readonly words: string;
  readonly trace: ConnectionTrace | undefined;
}

function Cell({ tone, mark, words, trace }: CellProps) {
  const shown = <><span aria-hidden="true">{mark}</span><span class="unseen">{words}</span></>;
  return <td class={tone} title={words}>{trace === undefined ? <span>{shown}</span> : <a href={traceHref(trace)}>{shown}</a>}</td>;
}
