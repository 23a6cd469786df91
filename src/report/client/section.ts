/** The seam between the shell and what it shows. */
import type { VNode } from "preact";
import type { Report } from "../schema.ts";
import type { StringKey } from "./i18n/strings.ts";
import type { Route } from "./router.ts";

export interface SectionProps<Data = Report> {
  readonly report: Data;
  /** What follows the section's own word in the address. */
  readonly params: Pick<Route, "path" | "query">;
}

export interface Section<Data = Report> {
  /** The first word of its addresses. */
  readonly id: string;
  /** In the navigation, and in the title of the window. A string without values. */
  readonly name: StringKey;
  /** Draws the section, with one h1. */
  readonly view: (props: SectionProps<Data>) => VNode;
}

/** At least one: the first is the start page. */
export type Sections<Data> = readonly [Section<Data>, ...Section<Data>[]];
