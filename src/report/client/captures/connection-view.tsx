/** One connection of a capture: what violates and why, what is known of both ends, and its ladder. */
import { Fragment } from "preact";
import { socket } from "../../captures/text.ts";
import type { ObservedConnection } from "../../../trace/observed.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { routeHref } from "../router.ts";
import { ObservedBadge } from "./observed-badge.tsx";
import { ObservedLadder } from "./observed-ladder.tsx";
import { useWords } from "../words/use-words.ts";
import { CLOSED, OPENED } from "./words.ts";

export function ConnectionView({ connection, file }: { readonly connection: ObservedConnection; readonly file: string }) {
  const { t } = useI18n();
  const words = useWords();
  const { id, ends, verdict, opened, closed, violation, unknown, rows, lastRows, rowsLeftOut, resets, tls, reuseAfter } = connection;
  const parts = rowsLeftOut === 0 ? [[...rows, ...lastRows]] : [rows, lastRows];
  const remarks = [...connection.halfOpen, ...connection.remarks.filter((remark) => !connection.halfOpen.includes(remark))];
  const named = { title: t("captures.connection", id), ends: [String(ends[0].port), String(ends[1].port)] as const, here: violation?.packet ?? unknown?.packet };
  return (
    <>
      <p><a href={routeHref("captures")}>{t("captures.back")}</a> · {file}</p>
      <h1>{t("captures.connection", id)}</h1>
      <p class="lead"><code>{socket(ends[0])}</code> → <code>{socket(ends[1])}</code></p>
      <p><ObservedBadge verdict={verdict} /></p>
      {violation === undefined ? null : (
        <div class="run-because">
          <p><strong>{t("captures.violation", violation.packet)}</strong> <code>{violation.property}</code> <ClauseLink clause={violation.clause} /></p>
          <p><code>{violation.segment}</code>{t("parts.colon")}{words.observed(violation.because)}</p>
          <p>{t("captures.allowed")} {words.observed(violation.allowed)}</p>
        </div>
      )}
      {unknown === undefined ? null : <p><strong>{t("captures.unknown-from", unknown.packet)}</strong> {words.observed(unknown.because)}</p>}
      <dl class="facts">
        <div><dt>{t("captures.opened")}</dt><dd>{t(OPENED[opened])}{reuseAfter === undefined ? null : <> {t("captures.took-over", (reuseAfter / 1000).toFixed(1))}</>}</dd></div>
        <div><dt>{t("captures.closed")}</dt><dd>{t(CLOSED[closed])}{resets.map(({ packet, by, why }) => <p key={packet}>{t("captures.reset-by", packet, socket(ends[by]))} {words.observed(why)}</p>)}</dd></div>
        {tls === undefined ? null : <div><dt>TLS</dt><dd>{t("captures.tls-at", tls.packet, tls.offset)}</dd></div>}
        {remarks.length === 0 ? null : <div><dt>{t("captures.remarks")}</dt><dd>{remarks.map((remark, i) => <p key={i}>{words.observed(remark)}</p>)}</dd></div>}
      </dl>
      <Scroller label={t("captures.end")}>
        <table class="captures-table">
          <thead><tr><th>{t("captures.end")}</th><th class="n">{t("captures.isn")}</th><th class="n">{t("captures.octets")}</th><th class="n">{t("captures.sent-again")}</th><th>{t("captures.states")}</th></tr></thead>
          <tbody>
            {ends.map((end, i) => <tr key={i}><td>{socket(end)}</td><td class="n">{end.isn ?? "?"}</td><td class="n">{end.octets}</td><td class="n">{end.sentAgain}</td><td>{end.states.join(", ")}</td></tr>)}
          </tbody>
        </table>
      </Scroller>
      <h2>{t("captures.ladder")}</h2>
      <p class="hint">{t("captures.ladder-text")}</p>
      {parts.map((part, i) => (
        <Fragment key={i}>
          {i > 0 && <p class="captures-gap">{t("captures.rows-left-out", rowsLeftOut)}</p>}
          <ObservedLadder rows={part} {...named} />
        </Fragment>
      ))}
    </>
  );
}
