/** One capture: its answers, and its connections to choose from. */
import { useState } from "preact/hooks";
import { FAILED, MOST_NAMED, type Found } from "../../captures/answers.ts";
import type { CaptureFile } from "../../captures/schema.ts";
import { socket } from "../../captures/text.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { FilterBox, matches } from "../parts/filter-box.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { routeHref } from "../router.ts";
import { ObservedBadge } from "./observed-badge.tsx";
import { CLOSED, OPENED, VERDICTS } from "./words.ts";

/** Connections that need no search. */
const FEW = 6;

interface Props {
  readonly file: CaptureFile;
  /** From 1. */
  readonly nth: number;
}

export function CaptureFileView({ file, nth }: Props) {
  const { t } = useI18n();
  const [search, setSearch] = useState("");
  const { answers, connections, leftOut } = file;
  const shown = connections.filter(({ ends: [a, b], verdict, opened, closed }) => matches(search, socket(a), socket(b), t(VERDICTS[verdict].words), t(OPENED[opened]), t(CLOSED[closed])));
  const failed = FAILED.filter((why) => answers.opened[why].count > 0);
  const listed = (found: Found) => <Where found={found} nth={nth} />;
  return (
    <section>
      <h2>{file.name}</h2>
      <p>{t("captures.file", file.segments, connections.length + leftOut, (file.duration / 1000).toFixed(3))}</p>
      {file.problems.length === 0 ? null : <p lang="en" class="bad"><strong>{t("captures.problems")}</strong>: {file.problems.join("; ")}</p>}
      <h3>{t("captures.answers")}</h3>
      <dl class="facts">
        <div><dt>{t("captures.failed")}</dt><dd>{failed.length === 0 ? t("captures.no") : failed.map((why) => <span key={why} class="captures-answer">{t(OPENED[why])} {listed(answers.opened[why])}</span>)}</dd></div>
        <div>
          <dt>{t("captures.again")}</dt>
          <dd>{([["SYN", answers.synsAgain], ["SYN,ACK", answers.synAcksAgain], ["FIN", answers.finsAgain]] as const).map(([name, found]) => <span key={name} class="captures-answer">{name} {listed(found)}</span>)}</dd>
        </div>
        <div><dt>{t("captures.closed-first")}</dt><dd>{t("captures.closed-first-text", answers.closedFirst.opener, answers.closedFirst.other, answers.closed["both at once"].count)}</dd></div>
        <div><dt>{t("captures.half-open")}</dt><dd>{listed(answers.halfOpen)}</dd></div>
        <div><dt>{t("captures.resets")}</dt><dd>{listed(answers.resets)}</dd></div>
        <div><dt>{t("captures.reuse")}</dt><dd>{listed(answers.timeWaitReuse)}</dd></div>
        <div><dt>{t("captures.tls")}</dt><dd>{listed(answers.tls)}</dd></div>
      </dl>
      <h3>{t("captures.connections")}</h3>
      {connections.length < FEW ? null : <FilterBox label={t("captures.filter")} value={search} onFilter={setSearch} shown={shown.length} all={connections.length} />}
      <Scroller label={t("captures.connections")}>
        <table class="captures-table">
          <thead><tr><th class="n">{t("captures.number")}</th><th>{t("captures.ends")}</th><th>{t("captures.verdict")}</th><th>{t("captures.opened")}</th><th>{t("captures.closed")}</th></tr></thead>
          <tbody>
            {shown.map(({ id, ends: [a, b], verdict, opened, closed }) => (
              <tr key={id}>
                <td class="n">{id}</td>
                <td><a href={routeHref("captures", [String(nth), String(id)])}>{socket(a)} → {socket(b)}</a></td>
                <td><ObservedBadge verdict={verdict} /></td>
                <td>{t(OPENED[opened])}</td>
                <td>{t(CLOSED[closed])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {leftOut === 0 ? null : <p class="hint">{t("captures.left-out", leftOut)}</p>}
    </section>
  );
}

/** How many, and the first of them to go to. */
function Where({ found: { count, connections }, nth }: { readonly found: Found; readonly nth: number }) {
  return <>{count}{connections.length === 0 ? null : <> ({connections.flatMap((id, i) => [i === 0 ? "" : ", ", <a key={id} href={routeHref("captures", [String(nth), String(id)])}>#{id}</a>])}{connections.length === MOST_NAMED ? ", …" : ""})</>}</>;
}
