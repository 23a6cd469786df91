/** A lane for each property: where it had something to say, and where it broke. */
import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Lane } from "../../../engines/lanes.ts";
import { useI18n, type Translate } from "../i18n/i18n.tsx";
import { propertyHref } from "../links.ts";
import { useWords } from "../words/use-words.ts";
import { propertyFacts } from "./facts.ts";

export interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly steps: number;
  readonly taken: number;
  readonly onGo: (taken: number) => void;
  /** The properties that come first; only they, when the lanes are `brief`. */
  readonly first: readonly string[];
  readonly brief?: boolean;
}

export function Lanes({ lanes, steps, taken, onGo, first, brief = false }: LanesProps) {
  const { t } = useI18n();
  const rank = ({ property, breaches }: Lane): number => (breaches.length > 0 ? 0 : 2) - (first.includes(property) ? 1 : 0);
  const spoken = lanes.filter(({ held }) => held.length > 0).toSorted((a, b) => rank(a) - rank(b));
  const upfront = spoken.filter((lane) => lane.breaches.length > 0 || first.includes(lane.property));
  const others = spoken.filter((lane) => !upfront.includes(lane));
  const list = (shown: readonly Lane[]) => (
    <ul class="run-lanes">{shown.map((lane) => <LaneLine key={lane.property} lane={lane} steps={steps} taken={taken} onGo={onGo} />)}</ul>
  );
  return (
    <div class="run-lane-box">
      {upfront.length > 0 && list(upfront)}
      {!brief && others.length > 0 && <Folded open={upfront.length === 0 && others.length < 4} words={t("run.more-lanes", others.length)} content={() => list(others)} />}
      {!brief && <p class="hint">{t("run.lanes-text")} {t("run.silent-lanes", lanes.length - spoken.length)}</p>}
    </div>
  );
}

/** Dozens of lanes of hundreds of dots are made when somebody looks at them. */
function Folded({ open: first, words, content }: { readonly open: boolean; readonly words: string; readonly content: () => VNode }) {
  const [open, setOpen] = useState(first);
  return <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{words}</summary>{open && content()}</details>;
}

const HEIGHT = 14;
/** About as wide as a strip is on a page, px: dots of dense steps become small. */
const USUAL_WIDTH = 240;
const percent = (share: number): string => `${Math.round(share * 1e5) / 1e3}%`;

function LaneLine({ lane, steps, taken, onGo }: { readonly lane: Lane } & Pick<LanesProps, "steps" | "taken" | "onGo">) {
  const { t } = useI18n();
  const words = useWords();
  const { property, held, breaches } = lane;
  const facts = propertyFacts(property);
  // In shares of a width that the page chooses: dots stay round, and a click is where it seems to be.
  const x = (step: number): string => percent((step + 0.5) / steps);
  // The same marks whatever the step: Preact leaves alone what is the same.
  const marks = useMemo(() => {
    const broken = new Set(breaches.map(({ at }) => at));
    const radius = Math.max(0.8, Math.min(3.5, USUAL_WIDTH / steps / 2.6));
    return [
      ...held.filter((at) => !broken.has(at)).map((at) => <circle key={at} cx={x(at)} cy={HEIGHT / 2} r={radius} />),
      ...[...broken].map((at) => <svg key={at} class="broke" x={x(at)} aria-hidden="true"><path d="M-4 3l8 8M-4 11l8 -8" /></svg>),
    ];
  }, [lane, steps]);
  const nearest = (event: MouseEvent & { readonly currentTarget: SVGSVGElement }): void => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    onGo(Math.floor(((event.clientX - left) / wide) * steps) + 1);
  };
  return (
    <li class={breaches.length > 0 ? "run-lane bad" : "run-lane"}>
      <a href={propertyHref(property)} title={facts && words.property(facts).title}><code>{breaches.length > 0 && <span aria-hidden="true">✗ </span>}{property}</code></a>
      <svg class="run-lane-strip" height={HEIGHT} role="img" aria-label={laneWords(lane, t)} onClick={nearest}>
        {taken > 0 && <rect class="now" x={percent((taken - 1) / steps)} width={percent(1 / steps)} y="0" height={HEIGHT} rx="2" />}
        <line x1="0" x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {marks}
      </svg>
    </li>
  );
}

const laneWords = ({ held, breaches }: Lane, t: Translate): string => t("run.lane", steps(held, t), steps(breaches.map(({ at }) => at), t));

const steps = (at: readonly number[], t: Translate): string =>
  at.length === 0 ? "" : t("run.step-list", at.slice(0, 12).map((step) => step + 1).join(", "), Math.max(0, at.length - 12));
