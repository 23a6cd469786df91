/** One schedule on two players, side by side, in step with each other; where they part is marked. */
import { useMemo } from "preact/hooks";
import type { Trace } from "../../../trace/trace.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { explorerHref } from "../links.ts";
import { Controls } from "./controls.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { inStepWith, partingOf } from "./parting.ts";
import { RunPanel } from "./run-panel.tsx";
import { playedBy, viewRun, type Player, type RunView } from "./run-view.ts";
import { stepByKey, usePageKeys, useStepping } from "./use-stepping.ts";
import { localRows } from "./words.ts";
import "./run.css";

export interface Contestant extends Player {
  readonly title: string;
}

export interface SchedulePairProps {
  /** The schedule; who plays it is told by the two sides. */
  readonly trace: Trace;
  readonly left: Contestant;
  readonly right: Contestant;
  /** Steps of the left side taken at first; unless told, up to where they part. */
  readonly start?: number;
  readonly properties?: readonly string[];
  readonly onStep?: (taken: number) => void;
  readonly main?: boolean;
}

const NO_PROPERTIES: readonly string[] = [];

export function SchedulePair({ trace, left, right, start, properties = NO_PROPERTIES, onStep, main = false }: SchedulePairProps) {
  const { t, language } = useI18n();
  const [l, r] = [useMemo(() => viewRun(playedBy(trace, left)), [trace, left.variant, left.profile]), useMemo(() => viewRun(playedBy(trace, right)), [trace, right.variant, right.profile])];
  const parting = useMemo(() => partingOf(l, r), [l, r]);
  // The longer side leads, so that every step of both can be reached.
  const leads = l.rows.length >= r.rows.length;
  const [leader, follower] = leads ? [l, r] : [r, l];
  const partsAt = leads ? parting?.left : parting?.right;
  const stepping = useStepping(leader.rows.length, start ?? (partsAt === undefined ? leader.rows.length : partsAt + 1), onStep);
  usePageKeys(stepping, main);
  const rows = useMemo(() => ({ left: localRows(l, language), right: localRows(r, language) }), [l, r, language]);
  const followed = inStepWith(leader, stepping.taken, follower);
  const side = (view: RunView, contestant: Contestant, which: "left" | "right") => {
    const isLeader = view === leader;
    const { breach, skipped } = view;
    return (
      <article class="run-side card">
        <h3>{contestant.title}</h3>
        <p class={`run-verdict ${breach === undefined ? "good" : "bad"}`}>
          <span aria-hidden="true">{breach === undefined ? "✓" : "✗"}</span> {breach === undefined ? t("run.holds-all") : t("run.breaks", breach.property, breach.at + 1)}
        </p>
        <RunPanel
          view={view} rows={rows[which]} title={contestant.title} compact properties={properties} parting={parting?.[which]}
          taken={isLeader ? stepping.taken : followed} onGo={(taken) => stepping.go(isLeader ? taken : inStepWith(follower, taken, leader))}
        />
        {skipped.length > 0 && <p class="hint">{t("run.skipped", skipped.length)}</p>}
        <div class="run-tools"><a class="run-link" href={explorerHref(view.run.trace, (isLeader ? stepping.taken : followed) - 1)}>{t("run.take-wheel")}</a><ExportMenu view={view} /></div>
      </article>
    );
  };
  const at = parting === undefined ? undefined : (parting.left ?? parting.right);
  return (
    <div class="run" onKeyDown={(event) => stepByKey(event, stepping)}>
      <div class="run-bar"><Controls stepping={stepping} words={(leads ? rows.left : rows.right)[stepping.taken - 1]?.action ?? t("run.start")} /></div>
      <p class="run-parting">{at === undefined ? t("run.never-parts") : <strong>{t("run.parts-at", at + 1)}</strong>}</p>
      <div class="run-pair">{side(l, left, "left")}{side(r, right, "right")}</div>
    </div>
  );
}
