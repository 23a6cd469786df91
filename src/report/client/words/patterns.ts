/** Sentences told by a pattern, and what they are in another language; `$1` is what stood in the first parentheses. */
export type Pattern = readonly [said: RegExp, chinese: string];

/** The first pattern that fits, with what it captured put through `inner`; undefined where none fits. */
export const firstOf = (patterns: readonly Pattern[], text: string, inner: (captured: string) => string): string | undefined => {
  const found = patterns.find(([said]) => said.test(text));
  return found === undefined ? undefined : text.replace(found[0], (...groups: readonly unknown[]) => found[1].replace(/\$(\d)/g, (_, n: string) => captured(groups[Number(n)], inner)));
};

const captured = (group: unknown, inner: (captured: string) => string): string => (typeof group === "string" ? inner(group) : "");

/** Every pattern that fits, one after the other. */
export const throughAll = (patterns: readonly Pattern[], text: string): string => patterns.reduce((said, [english, chinese]) => said.replace(english, chinese), text);
