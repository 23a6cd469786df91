/** Lines of a ladder set in columns, as in the figures of RFC 9293 §3.5. */

/** One side of a line: a state, notes in parentheses, and the arrow beside the segment. */
export interface LineCell {
  readonly words: readonly string[];
  readonly arrow?: "-->" | "<--" | "...";
}

export interface LadderLine {
  /** Begins a numbered line. */
  readonly numbered: boolean;
  readonly left: LineCell;
  readonly right: LineCell;
  /** The segment between the columns, if there is one. */
  readonly segment?: string;
}

const GAP = 2;

/** The head of the columns, then one text line for each line. */
export const layOut = (lines: readonly LadderLine[]): readonly string[] => {
  const label = `${lines.filter((line) => line.numbered).length}.`.length + GAP + 1;
  const withSegment = lines.filter((line) => line.segment !== undefined);
  const left = Math.max(12, ...withSegment.map((line) => wordsOf(line.left).length));
  const middle = Math.max(24, ...withSegment.map((line) => line.segment?.length ?? 0));
  const rightAt = label + left + 1 + 3 + 1 + middle + 1 + 3 + 1;
  const head = `${" ".repeat(label)}${"TCP Peer A".padEnd(rightAt - label)}TCP Peer B`;

  let number = 0;
  const rows = lines.map((line) => {
    if (line.numbered) number += 1;
    const prefix = (line.numbered ? `${number}.`.padStart(label - GAP) : "").padEnd(label);
    if (line.segment === undefined) {
      return `${prefix}${wordsOf(line.left).padEnd(rightAt - label - 1)} ${wordsOf(line.right)}`.trimEnd();
    }
    const nearArrow = line.left.arrow ?? "   ";
    const farArrow = line.right.arrow ?? "   ";
    return `${prefix}${wordsOf(line.left).padEnd(left)} ${nearArrow} ${line.segment.padEnd(middle)} ${farArrow} ${wordsOf(line.right)}`.trimEnd();
  });
  return [head, "", ...rows];
};

const wordsOf = (cell: LineCell): string => cell.words.join(" ");
