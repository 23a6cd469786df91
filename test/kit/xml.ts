/** Whether a text is a well-formed XML document, as far as ours go: elements, attributes, text and the five entities (XML 1.0 §2.1). */

const NAME = "[A-Za-z_][\\w.:-]*";
const TOKEN = new RegExp(`<\\?xml [^?]*\\?>|<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`, "y");
const TEXT = /^(?:[^&]|&(?:amp|lt|gt|quot|apos|#\d+);)*$/;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/u;

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Its elements in the order of their beginnings. @throws where it is not well-formed. */
export const readXml = (text: string): readonly Element[] => {
  if (FORBIDDEN.test(text)) throw new Error("a character that XML does not allow");
  const open: string[] = [];
  const found: Element[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (token === null) throw new Error(`no markup: ${text.slice(at, at + 60)}`);
    const [, closes, name, attributes = "", empty, words] = token;
    if (!TEXT.test(words ?? attributes)) throw new Error(`a bare ampersand: ${words ?? attributes}`);
    if (words !== undefined && open.length === 0 && words.trim() !== "") throw new Error(`text outside the root: ${words}`);
    if (name === undefined) continue;
    if (closes === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    if (open.length === 0 && found.length > 0) throw new Error(`a second root: ${name}`);
    found.push({ name, attributes: Object.fromEntries([...attributes.matchAll(new RegExp(`(${NAME})="([^"]*)"`, "g"))].map(([, key = "", value = ""]) => [key, value])) });
    if (empty !== "/") open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed`);
  return found;
};
