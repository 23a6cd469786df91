/** The seam between the shell and what it shows. */
import type { VNode } from "preact";
import type { Report } from "../schema.ts";
import type { StringKey } from "./i18n/strings.ts";
import type { Route } from "./router.ts";

export interface SectionProps {
  readonly report: Report;
  /** What follows the section's own word in the address. */
  readonly params: Pick<Route, "path" | "query">;
}

export interface Section {
  /** The first word of its addresses. */
  readonly id: string;
  /** In the navigation, and in the title of the window. A string without values. */
  readonly name: StringKey;
  /** Draws the section, with one h1. */
  readonly view: (props: SectionProps) => VNode;
}
