/** What stands above a run: the slider, and the ways to take the run along. */
import type { ComponentChildren } from "preact";
import { useI18n } from "../i18n/i18n.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Controls } from "./controls.tsx";
import { ExportMenu } from "./export-menu.tsx";
import type { RunView } from "./run-view.ts";
import type { Stepping } from "./use-stepping.ts";

export interface RunBarProps {
  readonly view: RunView;
  readonly stepping: Stepping;
  /** What happened in the step. */
  readonly words: string;
  /** An address within the page; absent where the page has another for it. */
  readonly link?: string;
  readonly children?: ComponentChildren;
}

export function RunBar({ view, stepping, words, link, children }: RunBarProps) {
  const { t } = useI18n();
  return (
    <div class="run-bar">
      <Controls stepping={stepping} words={words} />
      <div class="run-tools">
        {children}
        {link !== undefined && <CopyButton text={new URL(link, location.href).href} label={t("run.copy-link")} />}
        <ExportMenu view={view} />
      </div>
    </div>
  );
}
