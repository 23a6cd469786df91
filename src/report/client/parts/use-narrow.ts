/** Whether the page is as narrow as a telephone; whoever uses it is drawn again when that changes. The same width as in the styles. */
import { useEffect, useState } from "preact/hooks";

const QUERY = "(max-width: 45rem)";

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(QUERY).matches);
  useEffect(() => {
    const list = matchMedia(QUERY);
    const changed = (): void => setNarrow(list.matches);
    list.addEventListener("change", changed);
    return () => list.removeEventListener("change", changed);
  }, []);
  return narrow;
}
