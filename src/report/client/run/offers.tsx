/** What may happen next, in the groups that a person thinks in; each a button. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Ends } from "../../drawing/ends.ts";
import { useI18n, type Translate } from "../i18n/i18n.tsx";
import type { Language } from "../i18n/language.ts";
import type { Choices, Offer, Underway } from "./choices.ts";
import { ForgeForm } from "./forge-form.tsx";
import type { Move } from "./taken.ts";
import { durationIn, moveWords } from "./words.ts";

export interface OffersProps {
  readonly choices: Choices;
  readonly scope: "connection" | "endpoint" | "listener" | "isn";
  readonly ends: Ends;
  readonly onTake: (move: Move) => void;
}

export function Offers({ choices, scope, ends, onTake }: OffersProps) {
  const { t, language } = useI18n();
  const { underway, calls, others, due, targets } = choices;
  const offered = (offer: Offer) => (
    <button key={offerLabel(offer, t, language)} type="button" title={moveWords(offer.move, language)} onClick={() => onTake(offer.move)}>{offerLabel(offer, t, language)}</button>
  );
  const callers = [...new Set(calls.map(({ who }) => who))];
  return (
    <div class="run-offers">
      {scope !== "isn" && scope !== "endpoint" && (
        <Group name={t("run.under-way")}>
          {underway.length === 0 ? <p class="hint">{t("run.none-under-way")}</p> : <ul class="run-underway">{underway.map((one) => <Segment key={one.name} one={one} ends={ends} onTake={onTake} />)}</ul>}
        </Group>
      )}
      {scope !== "isn" && <Group name={t("run.time")}>{due === undefined ? <p class="hint">{t("run.nothing-due")}</p> : <Time due={due} onTake={onTake} />}</Group>}
      <Group name={t("run.calls")}>
        {scope === "isn" ? <p class="run-buttons-row">{calls.map(offered)}</p> : callers.map((who) => (
          <p class="run-buttons-row" key={who} role="group" aria-label={t("run.calls-of", who ?? "")}>
            <b>{who}</b>{calls.filter((offer) => offer.who === who && offer.refused !== true).map(offered)}
          </p>
        ))}
        {calls.some(({ refused }) => refused) && (
          <details class="run-more"><summary>{t("run.refused-calls")}</summary>
            {callers.map((who) => <p class="run-buttons-row" key={who}><b>{who}</b>{calls.filter((offer) => offer.who === who && offer.refused === true).map(offered)}</p>)}
          </details>
        )}
      </Group>
      {others.length > 0 && <Group name={t("run.trouble")}><p class="run-buttons-row">{others.map(offered)}</p></Group>}
      {targets.length > 0 && <details class="run-group run-forging"><summary>{t("run.inject")}</summary><ForgeForm targets={targets} listener={scope === "listener"} onTake={onTake} /></details>}
    </div>
  );
}

const Group = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <section class="run-group" aria-label={name}><h3>{name}</h3>{children}</section>
);

const offerLabel = ({ move, who }: Offer, t: Translate, language: Language): string => {
  if (!("do" in move)) return t("run.open-socket", String(move.remote), durationIn(move.after, language));
  switch (move.do) {
    case "open":
      return t(move.mode === "active" ? "run.open-active" : "run.open-passive");
    case "reboot":
      return t("run.reboot", who ?? "");
    case "settle":
      return t("run.settle");
    case "spoof":
      return t("run.spoof", move.peer);
    case "connect":
      return t("run.open-active");
    default:
      return "octets" in move ? t("run.send", move.octets) : move.do.toUpperCase();
  }
};

function Segment({ one, ends, onTake }: { readonly one: Underway; readonly ends: Ends; readonly onTake: OffersProps["onTake"] }) {
  const { t, language } = useI18n();
  const { name, text, to, life, copy, count, moves } = one;
  return (
    <li>
      <p class="run-segment"><b>{name}</b> <code>{text}</code></p>
      <p class="hint">{[t("run.to-end", ends[to]), ...(copy ? [t("run.copy")] : []), ...(count > 1 ? [t("run.times", count)] : []), t("run.left-to-live", durationIn(life, language))].join(" · ")}</p>
      <p class="run-buttons-row">
        {moves.map((move) => ("segment" in move ? (
          <button key={move.do} type="button" class={move.do === "deliver" ? "primary" : undefined} aria-label={t(`run.${move.do}-it`, name)} onClick={() => onTake(move)}>{t(`run.${move.do}`)}</button>
        ) : null))}
      </p>
    </li>
  );
}

function Time({ due, onTake }: { readonly due: number; readonly onTake: OffersProps["onTake"] }) {
  const { t, language } = useI18n();
  const [ms, setMs] = useState(100);
  return (
    <p class="run-buttons-row">
      <button type="button" onClick={() => onTake({ do: "elapse" })}>{t("run.elapse", durationIn(due, language))}</button>
      <label class="run-inline">{t("run.elapse-short")} <input type="number" min={1} max={10_000_000} value={ms} onInput={(event) => setMs(Math.trunc(Number(event.currentTarget.value)))} /> {t("run.ms")}</label>
      <button type="button" disabled={!(ms >= 1 && ms <= 10_000_000)} onClick={() => onTake({ do: "elapse", ms })}>{t("run.wait")}</button>
    </p>
  );
}
