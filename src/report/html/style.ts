/**
 * The looks of the page. Colours are from Okabe and Ito's set, which colour-blind readers can tell apart, darkened or
 * lightened until text in them has a contrast of at least 4.5 : 1.
 */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --card: #ffffff; --ink: #1c1e21; --soft: #565b63; --line: #dcddd8; --tint: #f3f3ef;
  --good: #00694e; --bad: #a83c00; --unsure: #7a5200; --blue: #00588c; --purple: #8a3f6b; --link: #00588c;
  --bad-tint: #fdeee4; --mark-tint: #e6f1f8;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --card: #1d2024; --ink: #e7e6e1; --soft: #a6abb3; --line: #363b42; --tint: #24282d;
    --good: #4fc9a3; --bad: #ff9a5c; --unsure: #f0b94a; --blue: #76bff0; --purple: #e29cc6; --link: #8cc8f2;
    --bad-tint: #3a2619; --mark-tint: #1b2f3d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
section { margin-top: 4rem; }
footer { margin-top: 4rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
p { margin: .5rem 0; max-width: 42rem; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; font-weight: 600; }
h1 { font-size: clamp(1.5rem, 1.15rem + 1.6vw, 2.125rem); letter-spacing: -.015em; max-width: 60rem; }
h1.violated { color: var(--bad); } h1.inconclusive { color: var(--unsure); }
h2 { font-size: 1.5rem; letter-spacing: -.01em; margin-bottom: .75rem; }
h3 { font-size: 1.0625rem; } h4 { font-size: 1rem; }
section > h3 { margin: 2rem 0 .25rem; }
.brand { margin: 0 0 .5rem; color: var(--soft); font-weight: 600; letter-spacing: .02em; }
.lead { color: var(--soft); font-size: 1.0625rem; } .lead strong { color: var(--ink); }
.hint, .found, .blame { color: var(--soft); font-size: .875rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
code { font: .86em/1.4 var(--mono); overflow-wrap: anywhere; }
pre { margin: .25rem 0 .75rem; padding: .75rem 1rem; background: var(--tint); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { user-select: all; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; list-style: none; margin: 1.75rem 0 1rem; padding: 0; }
.tiles a { display: block; min-height: 100%; padding: .625rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--soft); text-decoration: none; font-size: .875rem; }
.tiles a:hover { border-color: var(--link); } .tiles b { display: block; color: var(--ink); font-size: 1.25rem; font-weight: 600; }
summary { cursor: pointer; } summary > h3, summary > h4 { display: inline; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: .75rem 0; min-width: 0; }
details.card > summary { margin: -1rem -1.25rem; padding: .875rem 1.25rem; border-radius: 8px; }
details.card[open] > summary { margin-bottom: 1rem; border-bottom: 1px solid var(--line); border-radius: 8px 8px 0 0; }
.by { color: var(--soft); font-size: .875rem; }
.also { margin-top: 1rem; padding-top: .75rem; border-top: 1px solid var(--line); }
.legend { font-size: .9375rem; color: var(--soft); } .legend ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .25rem 1.5rem; padding: 0; list-style: none; } .legend li { display: flex; gap: .75rem; align-items: center; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .625rem 1rem .625rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.sweep { width: auto; margin-bottom: 1.5rem; } .sweep td { position: relative; } .sweep .soft { color: var(--soft); white-space: nowrap; } .sweep caption { text-align: left; font-weight: 600; padding: .5rem 0; } .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; } .n { text-align: right; white-space: nowrap; }
tbody tr:target { background: var(--mark-tint); }
#verdicts th[scope=row] { width: 48%; padding-right: 2rem; } .title { font-weight: 600; } .title + code { color: var(--soft); white-space: nowrap; } .claim { display: block; color: var(--soft); max-width: 36rem; text-wrap: pretty; }
.clause { color: var(--soft); font-size: .875rem; }
.badge { white-space: nowrap; font-weight: 600; } .badge span { display: inline-block; min-width: 1em; text-align: center; }
.holds.badge, .caught, .good { color: var(--good); } .violated.badge, .survived, .bad { color: var(--bad); } .inconclusive.badge, .not-exercised { color: var(--unsure); }
.bar { display: flex; gap: .75rem; align-items: center; white-space: nowrap; } .bar svg { width: 10rem; height: .5rem; flex: none; border-radius: 2px; } .bar rect { fill: var(--tint); } .bar .filled { fill: var(--blue); }
.facts { margin: .5rem 0 1rem; } .facts div { display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem; padding: .25rem 0; } .facts dt { color: var(--soft); } .facts dd { margin: 0; max-width: 42rem; }
.because, .why { color: var(--bad); } .verdict-line { font-size: .9375rem; }
.run { display: grid; grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 1rem 2rem; align-items: start; margin: 1rem 0; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; margin: 1.25rem 0; } .pair .card { margin: 0; display: grid; grid-template-rows: subgrid; grid-row: span 4; gap: 0; }
figure { margin: 0; } .run figure { position: sticky; top: 1rem; } .pair figure { margin: .75rem 0; } .pair .ladder { margin: 0 auto; }
.steps { margin: 0; padding: 0 0 0 2rem; font-size: .875rem; } .steps li { padding: .375rem .5rem; border-radius: 4px; } .steps li::marker { color: var(--soft); } .steps .continues { list-style: none; }
.steps p { margin: .125rem 0; max-width: none; } .did { font-weight: 600; display: flex; justify-content: space-between; gap: 1rem; } .clock { font-weight: 400; color: var(--soft); white-space: nowrap; }
.at { display: grid; grid-template-columns: minmax(1.25rem, max-content) 1fr; gap: 0 .375rem; } .who { font-weight: 600; color: var(--soft); } .rule { color: var(--blue); } .changes { color: var(--soft); } .changes span { display: inline-block; margin-right: .75rem; } .changes b { font-weight: 600; } .changes .blamed { color: var(--bad); }
.steps .broken { background: var(--bad-tint); }
.more summary { color: var(--soft); } .replay summary, .also summary, .pair summary { color: var(--link); font-size: .9375rem; } .replay p { color: var(--soft); font-size: .8125rem; margin: .5rem 0 0; }
.ladder { display: block; max-width: 100%; height: auto; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
.ladder text { fill: var(--ink); } .ladder .end-name { font-size: 14px; font-weight: 600; text-anchor: middle; } .ladder .number { fill: var(--soft); font-size: 11px; }
.lifeline { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 4; } .lifeline.alive { stroke-width: 2.5; stroke-dasharray: none; } .edge { stroke: var(--line); stroke-dasharray: 1 5; }
.state rect { fill: var(--card); stroke: var(--soft); } .state text { text-anchor: middle; font-size: 11.5px; font-weight: 600; }
.segment { --c: var(--ink); } .segment line { stroke: var(--c); stroke-width: 1.5; } .segment .tip { fill: var(--c); }
.segment text { fill: var(--c); text-anchor: middle; paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
.segment .cross { stroke: var(--c); stroke-width: 2.5; fill: none; } .segment .source { fill: var(--card); stroke: var(--c); stroke-width: 1.5; }
.segment.copy { --c: var(--blue); } .segment.copy line { stroke-dasharray: 7 4; } .segment.delayed { --c: var(--unsure); } .segment.delayed line { stroke-dasharray: 10 3 2 3; }
.segment.stale, .segment.injected { --c: var(--purple); } .segment.stale line, .segment.injected line { stroke-dasharray: 2 3; stroke-width: 2; } .segment.lost, .segment.expired { --c: var(--bad); }
.note { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; } .note.signal, .note.time { font-style: italic; } .ladder .note.signal, .ladder .note.time { fill: var(--soft); } .note.call { font-weight: 600; } .call-dot { fill: var(--ink); }
.band.broken { fill: var(--bad-tint); } .band.marked { fill: var(--mark-tint); } .band-words { font-size: 11px; font-weight: 600; paint-order: stroke; stroke-width: 5px; stroke-linejoin: round; } .band-words.broken { stroke: var(--bad-tint); } .band-words.marked { stroke: var(--mark-tint); } .ladder .band-words.broken { fill: var(--bad); } .ladder .band-words.marked { fill: var(--blue); }
@media (max-width: 52rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; } header { padding-top: 1.5rem; } section { margin-top: 3rem; }
  .run, .pair { grid-template-columns: minmax(0, 1fr); } .pair .card { display: block; } .run figure { position: static; } .run .ladder { margin: 0 auto; } .card { padding: .875rem; } details.card > summary { margin: -.875rem; padding: .875rem; }
  .facts div { grid-template-columns: 1fr; } .tiles { gap: .5rem; } .tiles a { padding: .5rem .75rem; }
  table, tbody, tr, th, td, #verdicts th[scope=row] { display: block; width: auto; } thead { position: absolute; left: -200vw; } tr { padding: .75rem 0; border-bottom: 1px solid var(--line); } th, td, .n { border: 0; padding: .125rem 0; text-align: left; white-space: normal; }
  td { display: flex; gap: .75rem; } td::before { content: attr(data-label); flex: 0 0 5.5rem; color: var(--soft); font-size: .875rem; }
  table.sweep { display: table; width: auto; } .sweep thead { display: table-header-group; position: static; } .sweep tbody { display: table-row-group; } .sweep tr { display: table-row; }
  .sweep th, .sweep td { display: table-cell; padding: .25rem .375rem; border-bottom: 1px solid var(--line); } .sweep td::before { content: none; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --tint: #f3f3f3; }
  body { font-size: 10pt; } header, main, footer { max-width: none; padding: 0; } nav, .skip, .replay { display: none; } section { margin-top: 1.5rem; }
  .card, .run, svg, tr { break-inside: avoid; } h2, h3, summary { break-after: avoid; } details::details-content { content-visibility: visible; block-size: auto; } * { print-color-adjust: exact; }
}
`;
