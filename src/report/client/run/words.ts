/** What happens in a run, in the reader's language. Names of the RFC stay as they are. */
import type { Signal } from "../../../model/events.ts";
import type { Opening } from "../../../model/isn-series.ts";
import type { LadderRow } from "../../../trace/ladder-row.ts";
import { listenerActionWords } from "../../../trace/listener-words.ts";
import { actionWords, durationWords } from "../../../trace/words.ts";
import type { Language } from "../i18n/language.ts";
import type { RunView } from "./run-view.ts";
import { stateZh } from "../words/values.zh.ts";
import type { Move } from "./taken.ts";
import { actionWordsZh, durationWordsZh, listenerActionWordsZh, openingWordsZh, signalWordsZh } from "./words.zh.ts";

/** The rows as the reader's language tells them. */
export const localRows = (view: RunView, language: Language): readonly LadderRow[] => {
  if (language === "en") return view.rows;
  return view.rows.map((row, i) => ({ ...row, action: rowWordsZh(view, i), left: stateZh(row.left), right: stateZh(row.right), signals: row.signals.map((told, n) => ({ ...told, text: signalZh(view, i, n) ?? told.text })) }));
};

const rowWordsZh = ({ run, rows }: RunView, i: number): string => {
  switch (run.scope) {
    case "connection":
    case "endpoint": {
      const step = run.steps[i];
      if (step?.action.do === "elapse") return `过去 ${durationWordsZh(step.elapsed)}`;
      if (step?.action.do === "settle") return step.settled === true ? "再没有事情会发生" : "始终停不下来";
      return step === undefined ? "" : actionWordsZh(step.action);
    }
    case "listener": {
      const step = run.steps[i];
      if (step?.action.do === "elapse") return `过去 ${durationWordsZh(step.elapsed)}`;
      return step === undefined ? "" : listenerActionWordsZh(step.action);
    }
    case "isn":
      return opened(run.steps[i]?.opening) ?? rows[i]?.action ?? "";
    default:
      return run satisfies never;
  }
};

const opened = (opening: Opening | undefined): string | undefined => opening && openingWordsZh(opening);

/** The signals of a row stand in the order of those of its step. */
const signalZh = ({ run }: RunView, i: number, n: number): string | undefined => {
  const ends: readonly { readonly signals: readonly Signal[] }[] = run.scope === "isn" ? [] : (run.steps[i]?.ends ?? []);
  const signal = ends.flatMap(({ signals }) => signals)[n];
  return signal && signalWordsZh(signal);
};

/** What a choice does, as a sentence. */
export const moveWords = (move: Move, language: Language): string => {
  if (!("do" in move)) return language === "zh" ? openingWordsZh(move) : `the host opens a connection to socket ${move.remote}, ${durationWords(move.after)} later`;
  if ("peer" in move || move.do === "accept" || (move.do === "close" && !("side" in move))) {
    return language === "zh" ? listenerActionWordsZh(move) : listenerActionWords(move);
  }
  return language === "zh" ? actionWordsZh(move) : actionWords(move);
};

export const durationIn = (ms: number, language: Language): string => (language === "zh" ? durationWordsZh(ms) : durationWords(ms));
