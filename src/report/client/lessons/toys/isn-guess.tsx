/** The reader guesses an ISN. */
import { useId, useMemo, useState } from "preact/hooks";
import { useI18n } from "../../i18n/i18n.tsx";
import { traceHref } from "../../links.ts";
import { guessGame, missBy, POLICIES, WINDOW, type Policy, type Victim } from "./isn-guess.ts";
import { Switch } from "./switch.tsx";

const NAMES = { fixed: "lessons.policy-fixed", clock: "lessons.policy-clock", random: "lessons.policy-random", rfc6528: "lessons.policy-rfc6528" } as const;

export function IsnGuess() {
  const { t } = useI18n();
  const field = useId();
  const [policy, setPolicy] = useState<Policy>("clock");
  const [victim, setVictim] = useState<Victim>("another");
  const [secret, setSecret] = useState(1);
  const [guess, setGuess] = useState("");
  const { seen, hidden, again, movedOn, trace } = useMemo(() => guessGame(policy, victim, secret), [policy, victim, secret]);
  const number = /^\d{1,10}$/.test(guess.trim()) && Number(guess) < 2 ** 32 ? Number(guess) : undefined;
  const changed = <Value,>(set: (value: Value) => void) => (value: Value): void => { set(value); setGuess(""); };
  return (
    <div class="lessons-toy card">
      <div class="lessons-switches">
        <Switch label={t("lessons.policy")} value={policy} onChoose={changed(setPolicy)} options={POLICIES.map((value) => ({ value, name: t(NAMES[value]) }))} />
        <Switch label={t("lessons.victim")} value={victim} onChoose={changed(setVictim)} options={[{ value: "another", name: t("lessons.victim-another") }, { value: "same", name: t("lessons.victim-same") }]} />
      </div>
      <h3>{t("lessons.seen")}</h3>
      <ul class="lessons-seen">
        {seen.map(({ at, isn }) => <li key={at}><span class="hint">{t("lessons.at-ms", at)}</span> <code>{isn}</code></li>)}
      </ul>
      <p>{t("lessons.hidden-at", hidden.at)} <code>{number === undefined ? "?" : hidden.isn}</code></p>
      <div class="lessons-guess">
        <label for={field}>{t("lessons.your-guess")}</label>
        <input id={field} type="text" inputMode="numeric" autocomplete="off" value={guess} aria-invalid={guess !== "" && number === undefined} aria-describedby={`${field}-says`} onInput={(event) => setGuess(event.currentTarget.value)} />
        <button type="button" onClick={() => setGuess(`${again}`)}>{t("lessons.guess-again")}</button>
        <button type="button" onClick={() => setGuess(`${movedOn}`)}>{t("lessons.guess-moved")}</button>
      </div>
      <p role="status" id={`${field}-says`}><Outcome guess={number} written={guess !== ""} isn={hidden.isn} /></p>
      <p class="lessons-follow">
        <button type="button" class="quiet" onClick={() => changed(setSecret)(secret + 1)}>{t("lessons.new-secret")}</button>{" "}
        <a href={traceHref(trace)}>{t("lessons.see-run")}</a>
      </p>
    </div>
  );
}

function Outcome({ guess, written, isn }: { readonly guess: number | undefined; readonly written: boolean; readonly isn: number }) {
  const { t } = useI18n();
  if (guess === undefined) return <span class="hint">{written ? t("lessons.guess-form") : ""}</span>;
  const off = missBy(guess, isn);
  const hit = off <= WINDOW;
  // What is good for the guesser is bad for everybody else.
  return <strong class={hit ? "bad" : "good"}><span aria-hidden="true">{hit ? "✗" : "✓"}</span> {t(hit ? "lessons.guess-hit" : "lessons.guess-miss", isn, off)}</strong>;
}
