/** RFC 9293's figure 5, lit by what the ends do, with how often the runs took each edge; each edge leads to a run that takes it. */
import { useId } from "preact/hooks";
import { DIAGRAM_EDGES, edgeId, type DiagramEdge } from "../../../trace/state-diagram.ts";
import type { EdgeCoverage } from "../../schema.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { traceHref } from "../links.ts";
import { NARROW_PAGE, useMedia } from "../parts/use-media.ts";
import type { Lit } from "./lit.ts";
import { NARROW, WIDE, type Layout } from "./state-places.ts";
import "./states.css";

export interface StateDiagramProps {
  readonly lit: Lit;
  /** By the name of the edge; undefined where nobody counted. */
  readonly coverage: ReadonlyMap<string, EdgeCoverage> | undefined;
}

export function StateDiagram({ lit, coverage }: StateDiagramProps) {
  const { t } = useI18n();
  const id = useId();
  const layout = useMedia(NARROW_PAGE) ? NARROW : WIDE;
  const { box, places, ways } = layout;
  return (
    <svg class={layout === NARROW ? "states narrow" : "states"} viewBox={`0 0 ${layout.width} ${layout.height}`} role="group" aria-labelledby={`${id}-t`} aria-describedby={`${id}-d`}>
      <title id={`${id}-t`}>{t("run.states")}</title>
      <desc id={`${id}-d`}>{t("run.states-desc")}</desc>
      <defs>
        {["plain", "lit"].map((kind) => (
          <marker key={kind} id={`${id}-${kind}`} class={kind} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" /></marker>
        ))}
      </defs>
      {DIAGRAM_EDGES.map((edge) => <Edge key={edgeId(edge)} edge={edge} lit={lit.edges.includes(edgeId(edge))} coverage={coverage} marker={id} layout={layout} />)}
      {places.map(({ state, x, y }, i) => {
        const ends = lit.states.filter((end) => end.state === state);
        // CLOSED stands twice; where a connection that is over has come to is the lower one.
        const here = state !== "CLOSED" || (lit.edges.some((edge) => edge.endsWith("→ CLOSED") && ways[edge] !== undefined && !/^(LISTEN|SYN-SENT)/.test(edge)) ? i > 0 : i === 0);
        return (
          <g key={`${state}${i}`} class={here && ends.length > 0 ? "states-box lit" : "states-box"}>
            <rect x={x - box.width / 2} y={y - box.height / 2} width={box.width} height={box.height} rx="6" />
            <text x={x} y={y + 5}>{state}</text>
            {here && ends.map(({ name }, n) => (
              <g key={name} class="states-end"><circle cx={x - box.width / 2 + 2 + n * 22} cy={y - box.height / 2} r="10" /><text x={x - box.width / 2 + 2 + n * 22} y={y - box.height / 2 + 4}>{name}</text></g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

interface EdgeProps {
  readonly edge: DiagramEdge;
  readonly lit: boolean;
  readonly coverage: StateDiagramProps["coverage"];
  readonly marker: string;
  readonly layout: Layout;
}

function Edge({ edge, lit, coverage, marker, layout }: EdgeProps) {
  const { t, language } = useI18n();
  const way = layout.ways[edgeId(edge)];
  if (way === undefined) throw new Error(`no place for the edge ${edgeId(edge)}`);
  const counted = coverage?.get(edgeId(edge));
  const taken = coverage === undefined ? undefined : (counted?.taken ?? 0);
  const times = taken === undefined ? "" : taken === 0 ? t("run.edge-never") : `${taken.toLocaleString(language)}×`;
  const { x, y, anchor, lines = [edge.cause] } = way.label;
  const more = layout.actions ? [edge.action, ...(edge.note === undefined ? [] : [`note ${edge.note}`]), times] : [times];
  const drawn = (
    <g class={["states-edge", ...(lit ? ["lit"] : []), ...(taken === 0 ? ["never"] : [])].join(" ")}>
      <path class="states-reach" d={way.path} />
      <path class="states-line" d={way.path} marker-end={`url(#${marker}-${lit ? "lit" : "plain"})`} />
      {lines.map((line, i) => <text key={line} x={x} y={y + 13 * i} text-anchor={anchor}>{line}</text>)}
      <text class="states-more" x={x} y={y + 13 * lines.length + 1} text-anchor={anchor}>{more.filter((part) => part !== "").join(" · ")}</text>
    </g>
  );
  if (counted?.shortest === undefined) return drawn;
  return <a href={traceHref(counted.shortest, counted.shortest.scope === "isn" ? undefined : counted.shortest.actions.length - 1)}><title>{t("run.edge-open-label", edge.from, edge.to)}</title>{drawn}</a>;
}
