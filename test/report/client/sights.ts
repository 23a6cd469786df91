/** Whether a run shows what a lesson says, in the order in which it says it. */
import type { LadderRow } from "../../../src/trace/ladder-row.ts";

const plain = (segment: string): string => segment.replace(/<W=\d+>/, "");
/** In a listener's run the state of a peer stands behind its name: `C1 SYN-SENT`. */
const ownState = (state: string): string => state.replace(/^[CN]\d+ /, "");

const milliseconds = (seconds: string): number => Number(seconds.replace(" s", "")) * 1_000;

const holds = (row: LadderRow, sight: string): boolean => {
  const [who = "", ...rest] = sight.split(" ");
  const what = rest.join(" ");
  const side = who === "A" ? "left" : "right";
  if (who === "at") return row.at === milliseconds(what);
  if (who === "lost") return row.segments.some(({ fate, text }) => fate === "dropped" && plain(text) === what);
  if (who !== "A" && who !== "B") throw new Error(`"${sight}" begins neither with an end nor with "at" or "lost"`);
  if (what.startsWith("<")) return row.segments.some(({ from, fate, origin, text }) => from === side && (fate === "departs" || origin === "injected") && plain(text) === what);
  if (what.startsWith("told ")) return row.signals.some((signal) => signal.side === side && signal.text.includes(what.slice("told ".length)));
  if (what.startsWith("receives ")) return row.signals.some((signal) => signal.side === side && signal.text === what);
  return ownState(row[side]) === what;
};

/** The sights that do not come, or not in this order; one row may hold several of them. */
export const runShows = (rows: readonly LadderRow[], sights: readonly string[]): readonly string[] => {
  let at = 0;
  return sights.filter((sight) => {
    const found = rows.findIndex((row, index) => index >= at && holds(row, sight));
    if (found >= 0) at = found;
    return found < 0;
  });
};

/** Every state and every segment of a run, as text. */
export const wordsOfRun = (rows: readonly LadderRow[]): readonly string[] =>
  rows.flatMap(({ left, right, segments }) => [left, right].flatMap((state) => ownState(state).split(" · ").slice(0, 1)).concat(segments.map(({ text }) => plain(text))));
