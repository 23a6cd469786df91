/** One menu for every format that a run can be taken along in. */
import { useEffect, useRef } from "preact/hooks";
import { ALL_PROPERTIES } from "../../../properties/index.ts";
import { TEXT_FORMATS, type ExportSource } from "../../exports/text-formats.ts";
import { useI18n } from "../i18n/i18n.tsx";
import type { StringKey } from "../i18n/strings.ts";
import { save } from "../parts/download.tsx";
import { fileStem } from "./file-stem.ts";
import type { RunView } from "./run-view.ts";

type Format = keyof typeof TEXT_FORMATS;

const NAMES = {
  trace: "run.format-trace", svg: "run.format-svg", ladder: "run.format-ladder", mermaid: "run.format-mermaid", markdown: "run.format-markdown",
  vitest: "run.format-vitest", itf: "run.format-itf", token: "run.format-token",
} as const satisfies Readonly<Record<Format, StringKey>>;

const FORMATS = Object.keys(NAMES) as readonly Format[];

export function exportText(view: RunView, format: Format): string | undefined {
  const { run, rows, skipped, lanes } = view;
  const verdicts = lanes.map(({ property, breaches: [first] }) => (first === undefined ? { property } : { property, failedAt: first.at, because: first.because }));
  const source: ExportSource = { run, rows, skipped, verdicts, properties: ALL_PROPERTIES };
  return TEXT_FORMATS[format].print(source);
}

export function ExportMenu({ view }: { readonly view: RunView }) {
  const { t } = useI18n();
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      if (menu.current?.open !== true) return;
      const inside = event.target instanceof Node && menu.current.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key !== "Escape" : inside) return;
      menu.current.open = false;
      if (inside) menu.current.querySelector("summary")?.focus();
    };
    addEventListener("pointerdown", close);
    addEventListener("keydown", close);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("keydown", close);
    };
  }, []);
  const take = (format: Format): void => {
    const content = exportText(view, format);
    if (content !== undefined) save({ name: `${fileStem(view.run.trace)}${TEXT_FORMATS[format].ending}`, type: "text/plain;charset=utf-8", content });
    if (menu.current !== null) menu.current.open = false;
  };
  const fits = (format: Format): boolean => format !== "ladder" || view.run.scope === "connection" || view.run.scope === "endpoint";
  return (
    <details class="run-menu" ref={menu}>
      <summary class="run-menu-button">{t("run.export")}</summary>
      <ul aria-label={t("run.export-text")}>
        {FORMATS.map((format) => (
          <li key={format}>
            <button type="button" class="quiet" disabled={!fits(format)} onClick={() => take(format)}>{t(NAMES[format])}{fits(format) ? "" : ` (${t("run.not-for-scope")})`}</button>
          </li>
        ))}
      </ul>
    </details>
  );
}
