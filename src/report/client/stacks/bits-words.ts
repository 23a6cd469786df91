/** The control bits that a stack answered with, or that it was silent. */
import { bitsOf, type ProbedAnswer } from "../../../trace/probed.ts";
import type { Translate } from "../i18n/i18n.tsx";

export const bitsWords = (answer: ProbedAnswer, t: Translate): string =>
  answer.sent.length === 0 ? t("stacks.silence") : bitsOf(answer).split(" and ").reduce((said, more) => t("stacks.and", said, more));
