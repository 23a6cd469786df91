/** A ladder diagram as a file: a complete SVG document that needs nothing beside it. */
import type { LadderRow } from "../../trace/ladder-row.ts";
import type { Ends } from "../drawing/ends.ts";
import { ladderSvg } from "../drawing/ladder-svg.ts";
import type { ExportFailure } from "./failure.ts";
import { SVG_STYLE } from "./svg-style.ts";
import { allowedInXml } from "./xml.ts";

export interface SvgOptions {
  readonly title: string;
  readonly ends: Ends;
  readonly failure?: ExportFailure;
}

export const svgFile = (rows: readonly LadderRow[], { title, ends, failure }: SvgOptions): string => {
  const drawn = ladderSvg(rows, { id: "ladder", title, ends, ...(failure === undefined ? {} : { broken: failure.failedAt }) });
  const alone = drawn.replace(/^<svg ([^>]*)>/, `<svg xmlns="http://www.w3.org/2000/svg" $1>\n<style>${SVG_STYLE}</style>\n<rect class="paper" width="100%" height="100%"/>`);
  return `${allowedInXml(alone)}\n`;
};
