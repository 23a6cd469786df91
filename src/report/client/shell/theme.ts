/** Light or dark: as the system wishes, until the reader chooses otherwise. */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { remember, remembered } from "../memory.ts";

export type Theme = "light" | "dark";

const systemTheme = (): Theme => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

const readTheme = (): Theme | undefined => {
  const name = remembered("theme");
  return name === "light" || name === "dark" ? name : undefined;
};

/** The theme at hand, and how to switch it. A choice that the system makes too is forgotten, so that the page follows it again. */
export function useTheme(): readonly [Theme, () => void] {
  const [chosen, choose] = useState(readTheme);
  const [system, setSystem] = useState(systemTheme);
  useEffect(() => {
    const wish = matchMedia("(prefers-color-scheme: dark)");
    const changed = (): void => setSystem(systemTheme());
    wish.addEventListener("change", changed);
    return () => wish.removeEventListener("change", changed);
  }, []);
  // Before anything is painted, or the page would flash.
  useLayoutEffect(() => {
    if (chosen === undefined) delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = chosen;
  }, [chosen]);
  const theme = chosen ?? system;
  const toggle = (): void => {
    const other = theme === "dark" ? "light" : "dark";
    const next = other === system ? undefined : other;
    remember("theme", next);
    choose(next);
  };
  return [theme, toggle];
}
