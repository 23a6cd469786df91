/** Which language the page speaks. */
export type Language = "en" | "zh";

/** As an attribute of the document and of elements. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: "en", zh: "zh-Hans" };

/** The reader's own choice, else the first that the browser asks for and the page speaks; else English. */
export function chooseLanguage(remembered: string | undefined, wanted: readonly string[]): Language {
  const known = [...(remembered === undefined ? [] : [remembered]), ...wanted].map(languageOf).find((language) => language !== undefined);
  return known ?? "en";
}

/** `zh-TW` → `zh`. */
const languageOf = (tag: string): Language | undefined => (/^zh\b/i.test(tag) ? "zh" : /^en\b/i.test(tag) ? "en" : undefined);
