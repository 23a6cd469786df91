/** The slider of a run and the buttons beside it. */
import { useI18n } from "../i18n/i18n.tsx";
import type { Stepping } from "./use-stepping.ts";

export function Controls({ stepping, words }: { readonly stepping: Stepping; /** What happened in the step, for those who hear the slider. */ readonly words: string }) {
  const { t } = useI18n();
  const { taken, all, playing, go, togglePlay } = stepping;
  const button = (label: string, icon: string, press: () => void, off: boolean) => (
    <button type="button" class="run-button" aria-label={label} title={label} aria-disabled={off} onClick={() => { if (!off) press(); }}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d={icon} /></svg>
    </button>
  );
  return (
    <div class="run-controls" role="group" aria-label={t("run.steps")}>
      <span class="run-buttons">
        {button(t("run.first"), "M3 3h2v10H3zM13 3v10L6 8z", () => go(0), taken === 0)}
        {button(t("run.back"), "M11 3v10L4 8z", () => go(taken - 1), taken === 0)}
        {button(playing ? t("run.pause") : t("run.play"), playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4 2l10 6-10 6z", togglePlay, all === 0)}
        {button(t("run.next"), "M5 3l7 5-7 5z", () => go(taken + 1), taken === all)}
        {button(t("run.last"), "M3 3l7 5-7 5zM11 3h2v10h-2z", () => go(all), taken === all)}
      </span>
      <input
        type="range" class="run-slider" min={0} max={all} step={1} value={taken}
        aria-label={t("run.slider")} aria-valuetext={`${t("run.step-of", taken, all)}: ${words}`} onInput={(event) => go(Number(event.currentTarget.value))}
      />
      <output class="run-count" aria-live="off">{t("run.step-of", taken, all)}</output>
    </div>
  );
}
