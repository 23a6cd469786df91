/** The pieces of a drawing as elements. */
import { h, type VNode } from "preact";
import type { Mark } from "../../drawing/mark.ts";

export const drawMark = ({ name, attributes, children }: Mark): VNode => h(name, { ...attributes }, ...children.map((child) => (typeof child === "string" ? child : drawMark(child))));
