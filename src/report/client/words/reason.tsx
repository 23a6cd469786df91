/** Why a property is broken, in the reader's language where there are words for it. */
import { useWords } from "./use-words.ts";

export function Reason({ because, tone }: { readonly because: string; readonly tone?: "bad" }) {
  const said = useWords().reason(because);
  return <p class={tone} lang={said === because ? "en" : undefined}>{said}</p>;
}
