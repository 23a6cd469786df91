/**
 * The looks of a ladder diagram that stands alone, as an image: nothing from outside, in the colours of Okabe and Ito,
 * light or dark as the reader's system asks.
 */
import { LADDER_STYLE } from "../drawing/ladder-style.ts";

export const SVG_STYLE = `
.ladder { --paper: #ffffff; --ink: #1c1e21; --soft: #565b63; --line: #dcddd8; --bad: #a83c00; --unsure: #7a5200; --blue: #00588c; --purple: #8a3f6b; --bad-tint: #fdeee4; --mark-tint: #e6f1f8; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) { .ladder { --paper: #1d2024; --ink: #e7e6e1; --soft: #a6abb3; --line: #363b42; --bad: #ff9a5c; --unsure: #f0b94a; --blue: #76bff0; --purple: #e29cc6; --bad-tint: #3a2619; --mark-tint: #1b2f3d; } }
${LADDER_STYLE.trimStart()}`;
