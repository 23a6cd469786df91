/** How to read a ladder diagram. */

const sample = (kinds: string, extra: string): string =>
  `<svg class="ladder sample" viewBox="0 0 64 20" width="64" height="20" aria-hidden="true"><g class="segment ${kinds}"><line x1="6" y1="5" x2="${kinds.includes("lost") ? 40 : 56}" y2="14"/>${extra}</g></svg>`;
const TIP = '<polygon class="tip" points="58,14.5 48.6,16 50.1,9.5"/>';
const CROSS = '<path class="cross" d="M37 9l10 10M37 19l10 -10"/>';
const SOURCE = '<circle class="source" cx="6" cy="5" r="3.5"/>';

const ENTRIES: readonly (readonly [string, string])[] = [
  [sample("end arrives", TIP), "a segment, sent above and arriving below"],
  [sample("end lost", CROSS), "lost on the way"],
  [sample("copy arrives", SOURCE + TIP), "a copy that the network made"],
  [sample("injected arrives", SOURCE + TIP), "injected: an old duplicate, or an attacker's"],
  [sample("end arrives delayed", TIP), "overtaken by others"],
  [sample("end arrives stale", TIP), "of an earlier connection"],
];

export const LEGEND = [
  '<details class="legend"><summary>How to read the diagrams</summary>',
  "<p>Time runs downwards. Each numbered row is one step. A is on the left, B on the right; below an event stands the state that the end is in from then on. A thick line means that the end keeps a connection; a dashed one, that it has none.</p>",
  `<ul>${ENTRIES.map(([drawn, words]) => `<li>${drawn} ${words}</li>`).join("")}</ul>`,
  "<p>A name such as <code>B1 SYN,ACK 0/1</code> gives the sender and the number of its connection, the control bits, and the sequence and acknowledgment numbers counted from the initial ones.</p>",
  "</details>",
].join("\n");
