/** A lesson: what people say, the verdict, the explanation with its runs, and what it rests on. */
import { useEffect } from "preact/hooks";
import { useI18n } from "../i18n/i18n.tsx";
import { lessonHref, propertyHref } from "../links.ts";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Prose } from "../parts/prose.tsx";
import { isIdle } from "../run/use-stepping.ts";
import { LESSONS } from "./all.ts";
import { ExhibitView } from "./exhibit-view.tsx";
import type { Lesson, LessonsData } from "./lesson.ts";
import { LessonVerdict } from "./lesson-verdict.tsx";

export interface LessonPageProps {
  readonly lesson: Lesson;
  /** Its place among the lessons, from 0. */
  readonly at: number;
  readonly report: LessonsData;
  /** The part that the address names. */
  readonly part: string | undefined;
}

export function LessonPage({ lesson, at, report, part }: LessonPageProps) {
  const { t, language } = useI18n();
  const { question, answer, claim, verdict, parts } = lesson[language];
  const first = lesson.parts.find(({ exhibit }) => exhibit?.kind === "run" || exhibit?.kind === "pair")?.id;
  useNeighbourKeys(LESSONS[at - 1], LESSONS[at + 1]);
  return (
    <article class="lesson">
      <p class="hint lesson-place">{t("lessons.of", at + 1, LESSONS.length)}</p>
      <h1>{question}</h1>
      <p class="lead"><Prose text={answer} /></p>
      <dl class="lesson-claim">
        <dt>{t("lessons.claim")}</dt>
        <dd><blockquote>{claim}</blockquote></dd>
        <dt><LessonVerdict verdict={lesson.verdict} /></dt>
        <dd><p><Prose text={verdict} /></p></dd>
      </dl>
      {lesson.parts.map(({ id, exhibit }) => {
        const text = parts[id];
        return text === undefined ? null : (
          <section key={id} class="lesson-part" aria-labelledby={`lesson-${id}`} {...(id === part ? { tabIndex: -1, "data-arrival": "" } : {})}>
            <h2 id={`lesson-${id}`}>{text.heading}</h2>
            {text.text.map((paragraph) => <p key={paragraph}><Prose text={paragraph} /></p>)}
            {exhibit !== undefined && <ExhibitView exhibit={exhibit} text={text} properties={lesson.properties} report={report} main={id === first} />}
          </section>
        );
      })}
      <section class="lesson-rests" aria-labelledby="lesson-rests">
        <h2 id="lesson-rests">{t("lessons.rests-on")}</h2>
        <dl class="facts">
          <div><dt>{t("lessons.clauses")}</dt><dd><ul class="plain">{lesson.clauses.map((clause) => <li key={clause}><ClauseLink clause={clause} /></li>)}</ul></dd></div>
          <div><dt>{t("lessons.properties")}</dt><dd><ul class="plain">{lesson.properties.map((id) => <li key={id}><a href={propertyHref(id)}><code>{id}</code></a></li>)}</ul></dd></div>
        </dl>
      </section>
      <nav class="lesson-around" aria-label={t("lessons.around")}>
        <Neighbour to={LESSONS[at - 1]} rel="prev" />
        <Neighbour to={LESSONS[at + 1]} rel="next" />
      </nav>
      <p class="hint lesson-keys">{t("lessons.keys")}</p>
    </article>
  );
}

function Neighbour({ to, rel }: { readonly to: Lesson | undefined; readonly rel: "prev" | "next" }) {
  const { t, language } = useI18n();
  if (to === undefined) return <span />;
  return (
    <a href={lessonHref(to.id)} rel={rel}>
      <span class="hint">{rel === "prev" ? `← ${t("lessons.previous")}` : `${t("lessons.next")} →`}</span>
      <span>{to[language].question}</span>
    </a>
  );
}

/** Shift with an arrow, where nothing else has the focus. */
function useNeighbourKeys(before: Lesson | undefined, after: Lesson | undefined): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!isIdle(event) || !event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
      const to = event.key === "ArrowLeft" ? before : event.key === "ArrowRight" ? after : undefined;
      if (to !== undefined) location.hash = lessonHref(to.id);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [before, after]);
}
