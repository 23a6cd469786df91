/** Sentences that the sources put together, with something put in for each value: what a translation by patterns is held against. */

/** What expressions of that name can be. */
export type Named = Readonly<Record<string, readonly string[]>>;

/** Something that can stand where the expression does. */
const sample = (expression: string, named: Named): readonly string[] => {
  const known = Object.hasOwn(named, expression) ? named[expression] : undefined;
  if (known !== undefined) return known;
  const literals = [...expression.matchAll(/[?:] *(?:"([^"]*)"|`([^`]*)`)/g)].map(([, quoted, template]) => quoted ?? template ?? "");
  if (/ \? /.test(expression) && literals.length > 1) return literals.flatMap((text) => filled(text, named));
  if (/\bshow(All)?\(/.test(expression)) return ["<SEQ=7><CTL=ACK>"];
  if (/synOption|^bits/.test(expression)) return ["Timestamps"];
  if (/openedBy|^opened/.test(expression)) return ["active"];
  if (/\bside\b|[pP]eer\b|\bother\(/.test(expression) && !/\.(?:iss|nxt|seq|ack\w*|fin\w*|number)\b/i.test(expression)) return ["A"];
  if (/state\b|^to$|statesIn/.test(expression)) return ["SYN-SENT"];
  return ["7"];
};

/** @param template what stands between backticks, or quotes. Every way to fill it. */
export const filled = (template: string, named: Named): readonly string[] => {
  const at = template.indexOf("${");
  if (at < 0) return [template];
  let depth = 1;
  let end = at + 2;
  while (depth > 0 && end < template.length) {
    if (template[end] === "{") depth++;
    if (template[end] === "}") depth--;
    end++;
  }
  const rests = filled(template.slice(end), named);
  return sample(template.slice(at + 2, end - 1), named).flatMap((put) => rests.map((rest) => `${template.slice(0, at)}${put}${rest}`));
};

/** The text between backticks or quotes that begins at `from`; undefined where something else does. */
export const literalAt = (source: string, from: number): string | undefined => {
  const quote = source[from];
  if (quote !== "`" && quote !== '"') return undefined;
  let depth = 0;
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] === "\\") i++;
    else if (quote === "`" && source.startsWith("${", i)) depth++;
    else if (quote === "`" && depth > 0 && source[i] === "}") depth--;
    else if (depth === 0 && source[i] === quote) return source.slice(from + 1, i).replaceAll('\\"', '"');
  }
  return undefined;
};

/** Every text that follows one of these beginnings, filled. @param before a global pattern that ends where the text may begin. */
export const textsAfter = (source: string, before: RegExp, named: Named): readonly string[] =>
  [...source.matchAll(before)].flatMap((found) => {
    const text = literalAt(source, found.index + found[0].length);
    return text === undefined ? [] : filled(text, named);
  });
