/** Whether a media query holds; whoever uses it is drawn again when that changes. */
import { useEffect, useState } from "preact/hooks";

export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = (): void => setHolds(list.matches);
    list.addEventListener("change", changed);
    return () => list.removeEventListener("change", changed);
  }, [query]);
  return holds;
}

/** As narrow as a telephone; the same width as in the styles. */
export const NARROW_PAGE = "screen and (max-width: 45rem)";
