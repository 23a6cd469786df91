/**
 * The looks of a ladder diagram, in the page and as an image alike; colour never tells anything alone. The colours themselves
 * (`--paper` and so on) are given by whoever shows it.
 */
export const LADDER_STYLE = `
.ladder .paper { fill: var(--paper); }
.ladder text { fill: var(--ink); }
.ladder .end-name { font-size: 14px; font-weight: 600; text-anchor: middle; }
.ladder .number { fill: var(--soft); font-size: 11px; }
.ladder .lifeline { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 4; }
.ladder .lifeline.alive { stroke-width: 2.5; stroke-dasharray: none; }
.ladder .edge { stroke: var(--line); stroke-dasharray: 1 5; }
.ladder .state rect { fill: var(--paper); stroke: var(--soft); }
.ladder .state text { text-anchor: middle; font-size: 11.5px; font-weight: 600; }
.ladder .segment { --c: var(--ink); }
.ladder .segment line { stroke: var(--c); stroke-width: 1.5; }
.ladder .segment .tip { fill: var(--c); }
.ladder .segment text { fill: var(--c); text-anchor: middle; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.ladder .segment .cross { stroke: var(--c); stroke-width: 2.5; fill: none; }
.ladder .segment .source { fill: var(--paper); stroke: var(--c); stroke-width: 1.5; }
.ladder .segment.copy { --c: var(--blue); }
.ladder .segment.copy line { stroke-dasharray: 7 4; }
.ladder .segment.delayed { --c: var(--unsure); }
.ladder .segment.delayed line { stroke-dasharray: 10 3 2 3; }
.ladder .segment.stale, .ladder .segment.injected { --c: var(--purple); }
.ladder .segment.stale line, .ladder .segment.injected line { stroke-dasharray: 2 3; stroke-width: 2; }
.ladder .segment.lost, .ladder .segment.expired { --c: var(--bad); }
.ladder .note { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.ladder .note.signal, .ladder .note.time { font-style: italic; }
.ladder .note.signal, .ladder .note.time { fill: var(--soft); }
.ladder .note.call { font-weight: 600; }
.ladder .note.timer { fill: var(--soft); font-size: 11px; }
.ladder .call-dot { fill: var(--ink); }
.ladder .clock { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.ladder path.clock { fill: none; }
.ladder .band.broken { fill: var(--bad-tint); }
.ladder .band.marked { fill: var(--mark-tint); }
.ladder .band-words { font-size: 11px; font-weight: 600; paint-order: stroke; stroke-width: 5px; stroke-linejoin: round; }
.ladder .band-words.broken { fill: var(--bad); stroke: var(--bad-tint); }
.ladder .band-words.marked { fill: var(--blue); stroke: var(--mark-tint); }
`;
