/** The strings of the page in the reader's language, for every component below the provider. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ValuesOf } from "./dictionary.ts";
import type { Language } from "./language.ts";
import { EN, ZH, type StringKey } from "./strings.ts";

/** A key and the values that its sentence needs → the sentence. */
export type Translate = <Key extends StringKey>(key: Key, ...values: ValuesOf<(typeof EN)[Key]>) => string;

export interface I18n {
  readonly language: Language;
  readonly t: Translate;
}

export const translator = (language: Language): Translate => (key, ...values) => {
  const entry: string | ((...values: never[]) => string) = (language === "zh" ? ZH : EN)[key];
  // The values are those of the English entry, to which the type system holds the other.
  return typeof entry === "string" ? entry : entry(...(values as never[]));
};

const Context = createContext<I18n>({ language: "en", t: translator("en") });
export const I18nProvider = Context.Provider;

/** `const { t } = useI18n(); t("verdicts.title")`. */
export const useI18n = (): I18n => useContext(Context);
