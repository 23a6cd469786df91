/** What a part of a lesson shows. */
import { useI18n } from "../i18n/i18n.tsx";
import { ObservedLadder } from "../captures/observed-ladder.tsx";
import { propertyHref, variantHref } from "../links.ts";
import { Prose } from "../parts/prose.tsx";
import { IncarnationChart, SweepChart } from "../parts/sweep-chart.tsx";
import { SchedulePair } from "../run/schedule-pair.tsx";
import { TraceStepper } from "../run/trace-stepper.tsx";
import type { Exhibit, LessonsData, PartText } from "./lesson.ts";
import { Flood } from "./toys/flood.tsx";
import { IsnGuess } from "./toys/isn-guess.tsx";
import { SynAckLoss } from "./toys/syn-ack-loss.tsx";
import { TimeWaitLength } from "./toys/time-wait-length.tsx";

export interface ExhibitViewProps {
  readonly exhibit: Exhibit;
  readonly text: PartText;
  /** Of the lesson: their lanes come first. */
  readonly properties: readonly string[];
  readonly report: LessonsData;
  /** Whether the keys of the page are for this one. */
  readonly main: boolean;
}

export function ExhibitView({ exhibit, text, properties, report, main }: ExhibitViewProps) {
  switch (exhibit.kind) {
    case "run":
      return <figure class="lesson-figure card"><TraceStepper trace={exhibit.trace} title={text.heading} properties={properties} start={1} compact main={main} /></figure>;
    case "pair":
      return <Pair exhibit={exhibit} text={text} properties={properties} main={main} />;
    case "capture":
      return <figure class="lesson-figure card"><ObservedLadder {...exhibit.capture} title={text.heading} /></figure>;
    case "toy":
      return TOYS[exhibit.toy]();
    case "sweep":
      return <Sweep sweep={report.sweep} />;
    default:
      return exhibit satisfies never;
  }
}

function Sweep({ sweep }: { readonly sweep: LessonsData["sweep"] }) {
  const { t } = useI18n();
  if (sweep === undefined) return <p class="hint"><Prose text={t("lessons.without-sweep")} /></p>;
  return <div class="lesson-figure"><SweepChart sweep={sweep} /><IncarnationChart sweep={sweep} /></div>;
}

const TOYS = {
  flood: () => <Flood />,
  "isn-guess": () => <IsnGuess />,
  "syn-ack-loss": () => <SynAckLoss />,
  "time-wait-length": () => <TimeWaitLength />,
};

interface PairProps extends Omit<ExhibitViewProps, "report" | "exhibit"> {
  readonly exhibit: Extract<Exhibit, { kind: "pair" }>;
}

function Pair({ exhibit: { trace, variant, breaks }, text, properties, main }: PairProps) {
  const { t } = useI18n();
  const [named] = breaks;
  const about = named === undefined ? trace : { ...trace, property: named };
  return (
    <figure class="lesson-figure">
      <SchedulePair trace={about} left={{ variant, title: text.faulty ?? variant }} right={{ variant: null, title: t("lessons.correct") }} properties={properties} main={main} />
      <figcaption class="hint">
        <a href={variantHref(variant)}><code>{variant}</code></a>
        {named !== undefined && <> · {t("lessons.breaks")} <a href={propertyHref(named)}><code>{named}</code></a></>}
      </figcaption>
    </figure>
  );
}
