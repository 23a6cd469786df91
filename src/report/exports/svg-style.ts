/**
 * The looks of a ladder diagram that stands alone, as an image: nothing from outside, in the colours of Okabe and Ito,
 * light or dark as the reader's system asks.
 */
export const SVG_STYLE = `
.ladder { --paper: #ffffff; --ink: #1c1e21; --soft: #565b63; --line: #dcddd8; --bad: #a83c00; --unsure: #7a5200; --blue: #00588c; --purple: #8a3f6b; --bad-tint: #fdeee4; --mark-tint: #e6f1f8; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) { .ladder { --paper: #1d2024; --ink: #e7e6e1; --soft: #a6abb3; --line: #363b42; --bad: #ff9a5c; --unsure: #f0b94a; --blue: #76bff0; --purple: #e29cc6; --bad-tint: #3a2619; --mark-tint: #1b2f3d; } }
.paper { fill: var(--paper); }
text { fill: var(--ink); }
.end-name { font-size: 14px; font-weight: 600; text-anchor: middle; }
.number { fill: var(--soft); font-size: 11px; }
.lifeline { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 4; }
.lifeline.alive { stroke-width: 2.5; stroke-dasharray: none; }
.edge { stroke: var(--line); stroke-dasharray: 1 5; }
.state rect { fill: var(--paper); stroke: var(--soft); }
.state text { text-anchor: middle; font-size: 11.5px; font-weight: 600; }
.segment { --c: var(--ink); }
.segment line { stroke: var(--c); stroke-width: 1.5; }
.segment .tip { fill: var(--c); }
.segment text { fill: var(--c); text-anchor: middle; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.segment .cross { stroke: var(--c); stroke-width: 2.5; fill: none; }
.segment .source { fill: var(--paper); stroke: var(--c); stroke-width: 1.5; }
.segment.copy { --c: var(--blue); }
.segment.copy line { stroke-dasharray: 7 4; }
.segment.delayed { --c: var(--unsure); }
.segment.delayed line { stroke-dasharray: 10 3 2 3; }
.segment.stale, .segment.injected { --c: var(--purple); }
.segment.stale line, .segment.injected line { stroke-dasharray: 2 3; stroke-width: 2; }
.segment.lost, .segment.expired { --c: var(--bad); }
.note { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.note.signal, .note.time { font-style: italic; fill: var(--soft); }
.note.call { font-weight: 600; }
.call-dot { fill: var(--ink); }
.band.broken { fill: var(--bad-tint); }
.band.marked { fill: var(--mark-tint); }
.band-words { font-size: 11px; font-weight: 600; paint-order: stroke; stroke-width: 5px; stroke-linejoin: round; }
.band-words.broken { fill: var(--bad); stroke: var(--bad-tint); }
.band-words.marked { fill: var(--blue); stroke: var(--mark-tint); }
`;
