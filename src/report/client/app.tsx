/** The page: the shell, and in it the section that the address names. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PageData } from "../embed.ts";
import { I18nProvider, translator } from "./i18n/i18n.tsx";
import { chooseLanguage, LANGUAGE_TAGS, type Language } from "./i18n/language.ts";
import { remember, remembered } from "./memory.ts";
import { routeHref, useRoute } from "./router.ts";
import type { Sections } from "./section.ts";
import { Boundary } from "./shell/boundary.tsx";
import { Header } from "./shell/header.tsx";
import { useTheme } from "./shell/theme.ts";

interface AppProps<Data> {
  readonly report: Data;
  readonly sections: Sections<Data>;
}

export function App<Data extends PageData>({ report, sections }: AppProps<Data>) {
  const [language, setLanguage] = useState(() => chooseLanguage(remembered("language"), navigator.languages));
  const i18n = useMemo(() => ({ language, t: translator(language) }), [language]);
  const { t } = i18n;
  const [theme, toggleTheme] = useTheme();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const section = route.section === "" ? sections[0] : sections.find(({ id }) => id === route.section);
  const name = t(section?.name ?? "shell.unknown");
  const place = [route.section, ...route.path].join("/");

  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
  }, [language]);
  useEffect(() => {
    document.title = t("shell.title", name);
  }, [t, name]);
  useArrival(main, place);

  const speak = (chosen: Language): void => {
    remember("language", chosen);
    setLanguage(chosen);
  };
  return (
    <I18nProvider value={i18n}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t("shell.skip")}</a>
      <Header sections={sections} current={section?.id ?? ""} theme={theme} onTheme={toggleTheme} onLanguage={speak} />
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={place}>{section === undefined ? <Unknown /> : <section.view report={report} params={{ path: route.path, query: route.query }} />}</Boundary>
      </main>
      <footer><p>{t("shell.footer", report.tool.version)}</p></footer>
    </I18nProvider>
  );

  function Unknown() {
    return (
      <>
        <h1>{t("shell.unknown")}</h1>
        <p>{t("shell.unknown-text")}</p>
        <p><a href={routeHref(sections[0].id)}>{t("shell.start")}</a></p>
      </>
    );
  }
}

/** A link within the page is followed like one to another page: to what the address names, else to its top, and with the keyboard there. */
function useArrival(main: { readonly current: HTMLElement | null }, place: string): void {
  const before = useRef(place);
  useEffect(() => {
    const named = main.current?.querySelector<HTMLElement>("[data-arrival]");
    if (named instanceof HTMLElement) arriveAt(named);
    else if (before.current !== place) {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    before.current = place;
  }, [main, place]);
}

/** Where a text would fill half of the window, to the figure below it. */
function arriveAt(named: HTMLElement): void {
  const figure = named.querySelector("figure");
  const isFar = figure !== null && figure.getBoundingClientRect().top - named.getBoundingClientRect().top > innerHeight * 0.4;
  (isFar ? figure : named).scrollIntoView();
  (named.querySelector<HTMLElement>(":scope > summary, :scope > details > summary") ?? named).focus({ preventScroll: true });
}
