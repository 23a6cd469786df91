/** The report as data: each place of it has an address, and can be taken away. */
import type { Report } from "../../schema.ts";
import { useI18n, type Translate } from "../i18n/i18n.tsx";
import { rawHref } from "../links.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { DownloadButton } from "../parts/download.tsx";
import { rawAt, type RawPlace } from "./raw-path.ts";

/** Characters that are shown; a file has all of them. */
const SHOWN = 20_000;

export function RawData({ report, path }: { readonly report: Report; readonly path: readonly string[] }) {
  const { t } = useI18n();
  const place = rawAt(report, path);
  const json = place === undefined ? "" : `${JSON.stringify(place.value, null, 1)}\n`;
  const name = path.join(".").replaceAll(/[^\w.-]+/g, "-");
  return (
    <>
      <p class="about-path" lang="en"><a href={rawHref([])}>{t("about.title")}</a>{path.map((word, i) => <span key={i}> › {i === path.length - 1 ? word : <a href={rawHref(path.slice(0, i + 1))}>{word}</a>}</span>)}</p>
      <h1>{t("about.raw")}</h1>
      {place === undefined ? <p>{t("about.raw-none")}</p> : (
        <>
          <p class="hint">{t("about.raw-text", json.length)}</p>
          <div class="buttons">
            <DownloadButton label={t("about.raw-save")} make={() => ({ name: `${name}.json`, type: "application/json", content: json })} />
            <CopyButton text={json} />
          </div>
          <Below place={place} path={path} />
          <pre class="about-json" tabIndex={0}><code lang="en">{json.slice(0, SHOWN)}</code></pre>
          {json.length > SHOWN && <p class="hint">{t("about.raw-cut", SHOWN)}</p>}
        </>
      )}
    </>
  );
}

/** The fields of the report, or what is below a place in it. */
export function Below({ place: { children }, path }: { readonly place: RawPlace; readonly path: readonly string[] }) {
  const { t } = useI18n();
  const deeper = children.filter(({ value }) => typeof value === "object" && value !== null);
  if (deeper.length === 0) return null;
  return (
    <ul class="plain about-below" lang="en">
      {deeper.map(({ word, value }) => <li key={word}><a href={rawHref([...path, word])}><code>{word}</code></a> <span class="hint">{sizeOf(value, t)}</span></li>)}
    </ul>
  );
}

const sizeOf = (value: unknown, t: Translate): string => (Array.isArray(value) ? t("about.raw-list", value.length) : "");
