/** A sentence from a file of strings: `code`, **strong** words, and [links](#/lessons) within the page. Everything else is text. */
import type { ComponentChildren } from "preact";

const MARKED = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((#\/[^)\s]*)\)/g;

export function Prose({ text }: { readonly text: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const found of text.matchAll(MARKED)) {
    const [whole, code, strong, words, href = ""] = found;
    const marked = code !== undefined ? <code>{code}</code> : strong !== undefined ? <strong>{strong}</strong> : <a href={href}>{words}</a>;
    parts.push(text.slice(from, found.index), marked);
    from = found.index + whole.length;
  }
  return <>{parts}{text.slice(from)}</>;
}
