/** Who plays the run: the correct model or a faulty stack, under which profile; and what is driven at all. */
import { PROFILES, type ProfileName } from "../../../model/profiles.ts";
import type { Trace } from "../../../trace/trace.ts";
import { VARIANTS } from "../../../variants/index.ts";
import { useI18n, type Translate } from "../i18n/i18n.tsx";
import { CORRECT_MODEL } from "../links.ts";
import { PROFILE_NAMES } from "./exploration.ts";
import { useWords, type Words } from "../words/use-words.ts";
import type { Player } from "./run-view.ts";

export const playerName = ({ variant, profile }: { readonly variant?: string | null; readonly profile: ProfileName }, t: Translate, words: Words): string =>
  `${variant === undefined || variant === null ? t("run.correct-model") : titleOf(variant, words)} · ${profile}`;

const titleOf = (id: string, words: Words): string => {
  const variant = VARIANTS[id];
  return variant === undefined ? id : words.variant({ id, ...variant }).title;
};

export interface PlayerPickerProps {
  readonly trace: Trace;
  /** Given where the choice is of somebody to put beside the run; null is nobody yet. */
  readonly beside?: Player | null;
  readonly onChoose: (player: Player) => void;
  readonly onNobody?: () => void;
}

const NOBODY = "";

export function PlayerPicker({ trace, beside, onChoose, onNobody }: PlayerPickerProps) {
  const { t } = useI18n();
  const words = useWords();
  const isBeside = beside !== undefined;
  const current: Required<Player> | undefined = isBeside
    ? beside === null ? undefined : { variant: beside.variant, profile: beside.profile ?? trace.profile }
    : { variant: trace.variant ?? null, profile: trace.profile };
  const chooseVariant = (value: string): void => {
    if (value === NOBODY) onNobody?.();
    else onChoose({ variant: value === CORRECT_MODEL ? null : value, profile: current?.profile ?? trace.profile });
  };
  return (
    <fieldset class="run-player">
      <legend>{isBeside ? t("run.compare") : t("run.subject")}</legend>
      <label><span class="unseen">{t("run.variant")}</span>
        <select value={current === undefined ? NOBODY : (current.variant ?? CORRECT_MODEL)} onChange={(event) => chooseVariant(event.currentTarget.value)}>
          {isBeside && <option value={NOBODY}>{t("run.compare-none")}</option>}
          <option value={CORRECT_MODEL}>{t("run.correct-model")}</option>
          {Object.keys(VARIANTS).map((id) => <option key={id} value={id}>{titleOf(id, words)}</option>)}
        </select>
      </label>
      {current !== undefined && (
        <label><span class="unseen">{t("run.profile")}</span>
          <select value={current.profile} onChange={(event) => onChoose({ variant: current.variant, profile: event.currentTarget.value as ProfileName })}>
            {PROFILE_NAMES.map((name) => <option key={name} value={name}>{`${name}: ${words.profile(name, PROFILES[name].title)}`}</option>)}
          </select>
        </label>
      )}
    </fieldset>
  );
}

const SCOPES = ["connection", "endpoint", "listener", "isn"] as const satisfies readonly Trace["scope"][];

export function ScopePicker({ scope, onChoose }: { readonly scope: Trace["scope"]; readonly onChoose: (scope: Trace["scope"]) => void }) {
  const { t } = useI18n();
  return (
    <fieldset class="run-player">
      <legend>{t("run.scope")}</legend>
      <select aria-label={t("run.scope")} value={scope} onChange={(event) => onChoose(SCOPES.find((one) => one === event.currentTarget.value) ?? scope)}>
        {SCOPES.map((one) => <option key={one} value={one}>{t(`run.scope-${one}`)}</option>)}
      </select>
    </fieldset>
  );
}
