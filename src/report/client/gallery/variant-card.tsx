/** One faulty endpoint: what it breaks, for whom, where it was seen, and the shortest run that gives it away. */
import { useState } from "preact/hooks";
import type { Counterexample, VariantReport } from "../../schema.ts";
import { grouped } from "../../summary.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { counterexampleHref, propertyHref, rawHref } from "../links.ts";
import { ClauseLink } from "../parts/clause-link.tsx";
import { Command } from "../parts/copy-button.tsx";
import { VerdictBadge } from "../parts/verdict-badge.tsx";
import { Reason } from "../words/reason.tsx";
import { useWords } from "../words/use-words.ts";

export function VariantCard({ variant, opened }: { readonly variant: VariantReport; readonly opened: boolean }) {
  const { t } = useI18n();
  const { title, harm } = useWords().variant(variant);
  const [open, setOpen] = useState(opened);
  const shortest = variant.violated[0];
  return (
    <details class="card gallery-card" open={open} {...(opened ? { "data-arrival": "" } : {})} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{title}</h3>
        <p class="gallery-harm">{harm}</p>
        <p class="gallery-line">
          <VerdictBadge verdict={variant.outcome} />
          {shortest === undefined ? null : <> · {t("gallery.actions", shortest.actions)} <code lang="en">{shortest.property}</code></>}
        </p>
      </summary>
      {open ? <Details variant={variant} shortest={shortest} /> : null}
    </details>
  );
}

function Details({ variant, shortest }: { readonly variant: VariantReport; readonly shortest: Counterexample | undefined }) {
  const { t } = useI18n();
  const { seen } = useWords().variant(variant);
  const others = variant.violated.slice(1);
  return (
    <div class="gallery-details">
      <dl class="facts">
        <div><dt>{t("gallery.clause")}</dt><dd><ClauseLink clause={variant.clause} /></dd></div>
        {seen === undefined ? null : <div><dt>{t("gallery.seen")}</dt><dd>{seen}</dd></div>}
        {variant.caughtBy.length === 0 ? null : (
          <div><dt>{t("gallery.expected")}</dt><dd lang="en">{variant.caughtBy.map((id) => <a key={id} class="gallery-id" href={propertyHref(id)}><code>{id}</code></a>)}</dd></div>
        )}
        {shortest === undefined ? null : (
          <div><dt>{t("gallery.shortest")}</dt><dd>
            <a href={counterexampleHref(variant.id, shortest.property, shortest.failedAt)}>{t("gallery.step-through")}</a>: {t("gallery.actions", shortest.actions)}
            {shortest.certificate?.verdict === "inconclusive" || shortest.certificate === undefined ? null : <span class="hint"> ({t("gallery.certified", grouped(shortest.certificate.states))})</span>}
            <Reason because={shortest.because} />
          </dd></div>
        )}
        {others.length === 0 ? null : (
          <div><dt>{t("gallery.also")}</dt><dd lang="en">{others.map(({ property, failedAt }) => <a key={property} class="gallery-id" href={counterexampleHref(variant.id, property, failedAt)}><code>{property}</code></a>)}</dd></div>
        )}
      </dl>
      {shortest === undefined ? null : <><h4>{t("gallery.replay")}</h4><Command text={shortest.replay.command} /></>}
      <p class="hint"><a href={rawHref(["variants", variant.id])}>{t("about.raw-here")}</a></p>
    </div>
  );
}
