/** The list of lessons, in the order in which a learner asks. */
import { useI18n } from "../i18n/i18n.tsx";
import { lessonHref } from "../links.ts";
import { Prose } from "../parts/prose.tsx";
import { LESSONS } from "./all.ts";
import { LessonVerdict } from "./lesson-verdict.tsx";

/** @param missing whether the address asked for a lesson that there is not. */
export function LessonIndex({ missing }: { readonly missing: boolean }) {
  const { t, language } = useI18n();
  return (
    <>
      <h1>{t("lessons.title")}</h1>
      <p class="lead">{missing ? t("lessons.unknown") : t("lessons.lead")}</p>
      <ol class="lessons-list">
        {LESSONS.map((lesson) => {
          const { question, answer } = lesson[language];
          return (
            <li key={lesson.id}>
              <div class="lessons-row">
                <h2><a href={lessonHref(lesson.id)}>{question}</a></h2>
                <p class="lessons-row-verdict"><span class="hint">{t("lessons.people-say")}</span> <LessonVerdict verdict={lesson.verdict} /></p>
                <p><Prose text={answer} /></p>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
