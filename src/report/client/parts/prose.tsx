/** A sentence from a file of strings: `code`, **strong** words, [links](#/lessons) within the page, and names like TIME-WAIT, which no line divides. Everything else is text. */
import type { ComponentChildren } from "preact";

const MARKED = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((#\/[^)\s]*)\)|\b([A-Z]+(?:-[A-Z0-9]+)+)\b/g;

export function Prose({ text }: { readonly text: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const found of text.matchAll(MARKED)) {
    const [whole, code, strong, words, href = "", name] = found;
    const marked = code !== undefined ? <code>{code}</code> : strong !== undefined ? <strong>{strong}</strong> : name !== undefined ? <span class="name">{name}</span> : <a href={href}>{words}</a>;
    parts.push(text.slice(from, found.index), marked);
    from = found.index + whole.length;
  }
  return <>{parts}{text.slice(from)}</>;
}
