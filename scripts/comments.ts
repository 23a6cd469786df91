/** The doubts that the source admits: its comments marked DEVIATION:, AMBIGUITY: or SCOPE:. */

export const MARKS = ["DEVIATION", "AMBIGUITY", "SCOPE"] as const;
export type Mark = (typeof MARKS)[number];

export interface Note {
  readonly mark: Mark;
  readonly path: string;
  /** Where in the RFCs: as the comment cites it, else as the head of its file does. */
  readonly clause: string;
  /** What the comment says before the mark, and from it on. */
  readonly before: string;
  readonly says: string;
}

const COMMENT = /\/\*\*?([\s\S]*?)\*\/|((?:^[ \t]*\/\/.*\n?)+)|\/\/(.*)$/gm;
const CITATION = /(?:RFC \d+ )?(?:§[\w.]+(?:[–-][\w.]*\d)?|Appendix [A-Z](?:\.\d+)*|(?:MUST|SHLD|MAY)-\d+)/g;

const oneLine = (comment: string): string => comment.replace(/^\s*(?:\/\/|\*)\s?/gm, "").replace(/\s+/g, " ").trim();
const commentsIn = (text: string): readonly string[] => [...text.matchAll(COMMENT)].map(([, block, lines, line]) => oneLine(block ?? lines ?? line ?? ""));
const citations = (comment: string): string => [...new Set(comment.match(CITATION) ?? [])].map((found) => found.replace(/\.$/, "")).join(", ");

/** The section of a comment; one that names no RFC means the RFC of the head of its file. */
const clauseOf = (comment: string, head: string): string => {
  const own = citations(comment);
  if (own === "") return citations(head);
  const rfc = /^RFC (?!9293)\d+/.exec(citations(head))?.[0];
  return own.startsWith("§") && rfc !== undefined && !own.includes("RFC") ? `${rfc} ${own}` : own;
};

const MARK = new RegExp(`\\b(${MARKS.join("|")}): ?`);

export const notesIn = ({ path, text }: { readonly path: string; readonly text: string }): readonly Note[] => {
  const comments = commentsIn(text);
  return comments.flatMap((comment) => {
    // Split at a group: what comes before the first mark, then mark and words in turn.
    const [before = "", ...rest] = comment.split(MARK);
    const clause = clauseOf(comment, comments[0] ?? "");
    return pairs(rest).map(([mark, says]) => ({ mark, path, clause, before: before.trim(), says: says.trim() }));
  });
};

const pairs = (parts: readonly string[]): readonly (readonly [Mark, string])[] =>
  parts.flatMap((part, at) => {
    const mark = MARKS.find((known) => known === part);
    return at % 2 === 1 || mark === undefined ? [] : [[mark, parts[at + 1] ?? ""] as const];
  });
