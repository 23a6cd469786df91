/** A clause, each of its sections a link to the text of the RFC. Following it is the reader's doing; the page itself asks nobody. */
import type { ComponentChildren } from "preact";
import { useWords } from "../words/use-words.ts";

const NUMBERED = /(?:RFC (\d+)(?:,? ))?§([\dA-Z]+(?:\.\d+)*)|RFC (\d+)/g;

/** @param clause such as `§3.10.7.4, MUST-12` or `RFC 7323 §5.3`; sections without an RFC are of RFC 9293. */
export function ClauseLink({ clause }: { readonly clause: string }) {
  const words = useWords();
  const parts: ComponentChildren[] = [];
  let from = 0;
  let rfc = "9293";
  for (const found of clause.matchAll(NUMBERED)) {
    const [linked, named, section, alone] = found;
    rfc = named ?? alone ?? rfc;
    parts.push(...whole(words.clause(clause.slice(from, found.index))), <a key={found.index} href={address(rfc, section)} target="_blank" rel="noreferrer">{linked}</a>);
    from = found.index + linked.length;
  }
  return <span class="clause">{parts}{whole(words.clause(clause.slice(from)))}</span>;
}

/** `MUST-12` and `D-3` do not end a line at their hyphen. */
const whole = (text: string): readonly ComponentChildren[] =>
  text.split(/((?:MUST|SHLD|MAY|D)-\d+)/).map((part, i) => (i % 2 === 0 ? part : <span key={i} class="clause-name">{part}</span>));

const address = (rfc: string, section: string | undefined): string =>
  `https://www.rfc-editor.org/rfc/rfc${rfc}${section === undefined ? "" : /^[A-Z]/.test(section) ? `#appendix-${section}` : `#section-${section}`}`;
