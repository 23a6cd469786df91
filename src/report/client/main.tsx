/** Starts the page. */
// The styles of the whole page come before those of its sections.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/parts.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { embeddedReport } from "./data.ts";
import { translator } from "./i18n/i18n.tsx";
import { chooseLanguage } from "./i18n/language.ts";
import { Prose } from "./parts/prose.tsx";
import { CAPTURE_SECTIONS, REPORT_SECTIONS } from "./sections.ts";

const report = embeddedReport(document);
const root = document.getElementById("app");
if (root !== null) {
  render(page(report), root);
}

function page(data: typeof report) {
  if (data === undefined) return <main><p><Prose text={translator(chooseLanguage(undefined, navigator.languages))("shell.no-data")} /></p></main>;
  return "observed" in data ? <App report={data} sections={CAPTURE_SECTIONS} /> : <App report={data} sections={REPORT_SECTIONS} />;
}
