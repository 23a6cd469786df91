/** One page for each question, and the list of them. */
import type { SectionProps } from "../section.ts";
import { LESSONS } from "./all.ts";
import { LessonIndex } from "./lesson-index.tsx";
import type { LessonsData } from "./lesson.ts";
import { LessonPage } from "./lesson-page.tsx";
import "./lessons.css";

export function Lessons({ report, params }: SectionProps<LessonsData>) {
  const [id, part] = params.path;
  const at = LESSONS.findIndex((lesson) => lesson.id === id);
  const found = LESSONS[at];
  return found === undefined ? <LessonIndex missing={id !== undefined} /> : <LessonPage at={at} lesson={found} report={report} part={part} />;
}
