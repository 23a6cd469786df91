/** Addresses within the page: `#/lessons/why-not-two`, `#/explorer?run=s1.connection…`. Pure but for `useRoute`. */
import { useEffect, useState } from "preact/hooks";

export interface Route {
  /** The first word: which section. Empty is the start page. */
  readonly section: string;
  /** The words after it. */
  readonly path: readonly string[];
  /** What follows `?`. */
  readonly query: Readonly<Record<string, string>>;
}

/** @param hash with or without its `#`. Never throws: anybody may type an address. */
export function parseRoute(hash: string): Route {
  const [words = "", query = ""] = split(hash.replace(/^#?\/?/, ""));
  const [section = "", ...path] = words.split("/").filter((word) => word !== "").map(decode);
  return { section, path, query: Object.fromEntries(query.split("&").filter((pair) => pair !== "").map((pair) => {
    const at = pair.indexOf("=");
    return at < 0 ? [decode(pair), ""] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
  })) };
}

/** A query may hold further question marks. */
const split = (text: string): readonly string[] => {
  const at = text.indexOf("?");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `routeHref("lessons", ["why-not-two"])` → `#/lessons/why-not-two`. Undefined values are left out of the query. */
export function routeHref(section: string, path: readonly string[] = [], query: Readonly<Record<string, string | undefined>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]));
  return `#/${[section, ...path].map(encodeURIComponent).join("/")}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}

/** The address at hand; whoever uses it is drawn again when it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return parseRoute(hash);
}

/**
 * Writes the address without a step in the history and without a hashchange: for what changes at every key, such as the step
 * of a stepper. Where the reader goes somewhere, use a link.
 */
export const replaceAddress = (href: string): void => history.replaceState(history.state, "", href);
