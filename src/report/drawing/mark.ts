/** A piece of a drawing as data: an image prints it, the page makes elements of it. */
import { escapeHtml } from "./escape.ts";

export interface Mark {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Mark | string)[];
}

export const mark = (name: string, attributes: Mark["attributes"], ...children: readonly (Mark | string)[]): Mark => ({ name, attributes, children });

/** As SVG markup; every text in it is inert. */
export const printMark = ({ name, attributes, children }: Mark): string => {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeHtml(String(value))}"`)].join(" ");
  if (children.length === 0) return `<${head}/>`;
  return `<${head}>${children.map((child) => (typeof child === "string" ? escapeHtml(child) : printMark(child))).join("")}</${name}>`;
};
