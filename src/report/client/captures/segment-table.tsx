/** The packets of a connection in words, each with what both ends can be after it. */
import { Fragment } from "preact";
import type { ObservedRow } from "../../../trace/observed.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { useWords } from "../words/use-words.ts";

interface Props {
  readonly rows: readonly ObservedRow[];
  /** Positions in `rows`. */
  readonly current: number;
  readonly broken: number | undefined;
  readonly pointed: number | undefined;
  readonly onPoint: (row: number | undefined) => void;
  readonly onGo: (row: number) => void;
}

export function SegmentTable({ rows, current, broken, pointed, onPoint, onGo }: Props) {
  const { t } = useI18n();
  const words = useWords();
  return (
    <Scroller label={t("captures.rows")}>
      <table class="captures-rows">
        <thead><tr><th class="n">{t("captures.packet")}</th><th class="n">{t("captures.seconds")}</th><th>{t("captures.segment")}</th><th>{t("captures.states-then")}</th></tr></thead>
        <tbody>
          {rows.map(({ packet, at, from, relative, segment, left, right, note }, row) => (
            <tr
              key={packet} class={[...(row === broken ? ["broken"] : []), ...(row === current ? ["current"] : []), ...(row === pointed ? ["pointed"] : [])].join(" ")}
              onMouseEnter={() => onPoint(row)} onMouseLeave={() => onPoint(undefined)}
            >
              <td class="n"><button type="button" class="quiet" aria-current={row === current ? "step" : undefined} onClick={() => onGo(row)}>{packet}</button></td>
              <td class="n">{(at / 1000).toFixed(6)}</td>
              <td title={words.observed(segment)}>{from === 0 ? "→" : "←"} <code>{words.observed(relative)}</code>{note === undefined ? null : <span class="hint"> ({words.observed(note)})</span>}</td>
              <td class="captures-states"><States of={left} /> / <States of={right} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** All that an end can be; `*` is everything. */
const States = ({ of: states }: { readonly of: ObservedRow["left"] }) => (
  <>{states.length === 11 ? "*" : states.map((state, i) => <Fragment key={state}>{i > 0 && " | "}<span class="captures-state">{state}</span></Fragment>)}</>
);
