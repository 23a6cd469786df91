/** The top of every page: where one is, where one can go, in which language and light. */
import { useEffect, useRef } from "preact/hooks";
import { LANGUAGE_TAGS, type Language } from "../i18n/language.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { routeHref } from "../router.ts";
import type { Section } from "../section.ts";
import type { Theme } from "./theme.ts";

export interface HeaderProps {
  /** In the order of the navigation; the first is the start page. */
  readonly sections: readonly Pick<Section, "id" | "name">[];
  /** Id of the section that is shown. */
  readonly current: string;
  readonly theme: Theme;
  readonly onTheme: () => void;
  readonly onLanguage: (language: Language) => void;
}

export function Header({ sections, current, theme, onTheme, onLanguage }: HeaderProps) {
  const { language, t } = useI18n();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where the sections do not fit, their list scrolls by itself: to the one that is shown.
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current !== null && link instanceof HTMLElement) nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [current, language]);
  const other: Language = language === "en" ? "zh" : "en";
  return (
    <header class="shell-header">
      <div class="shell-bar">
        <a class="brand" href={routeHref(sections[0]?.id ?? "")}>Synproof</a>
        <nav ref={nav} aria-label={t("shell.sections")}>
          <ul>
            {sections.map(({ id, name }) => (
              <li key={id}>
                <a href={routeHref(id)} aria-current={id === current ? "page" : undefined}>{t(name)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="shell-switches">
          <button type="button" class="quiet" lang={LANGUAGE_TAGS[other]} onClick={() => onLanguage(other)}>{other === "zh" ? "中文" : "English"}</button>
          <button type="button" class="quiet theme-switch" aria-label={t("shell.theme")} title={t("shell.theme")} aria-pressed={theme === "dark"} onClick={onTheme}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" /></svg>
          </button>
        </div>
      </div>
    </header>
  );
}
