/**
 * Labelled octets as octets that a person recognises: A's text counts a, b, c, …; B's A, B, C, …; and text of no stream
 * 0, 1, 2, …. The label itself does not fit into one octet; where it matters, a comment carries it.
 */
import { labelOf, octet, octets, type Octet, type Origin } from "../model/octet.ts";
import { showOctets } from "../trace/show-octets.ts";

const ALPHABETS: readonly (readonly [Origin, string])[] = [["A", "abcdefghijklmnopqrstuvwxyz"], ["B", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"], ["X", "0123456789"]];
const alphabetOf = (origin: Origin): string => ALPHABETS.find(([one]) => one === origin)?.[1] ?? "";

export const textOf = (data: readonly Octet[]): Uint8Array =>
  Uint8Array.from(data, (value) => {
    const { origin, offset } = labelOf(value);
    const alphabet = alphabetOf(origin);
    return alphabet.charCodeAt(offset % alphabet.length);
  });

/** Without a comment: the origin is right, the offset is the letter's, and the incarnation unknown. */
export const lettersIn = (text: Uint8Array): readonly Octet[] =>
  Array.from(text, (letter) => {
    const shown = String.fromCharCode(letter);
    const [origin, alphabet] = ALPHABETS.find(([, alphabet]) => alphabet.includes(shown)) ?? ["X", shown];
    return octet(origin, 0, alphabet.indexOf(shown));
  });

const TEXT = "text ";

/** `text A1:0-2, X0:0` */
export const textComment = (data: readonly Octet[]): string => `${TEXT}${showOctets(data)}`;

/** The labels that a comment carries; undefined when it is another comment, or not of `length` octets. */
export const labelsIn = (comment: string, length: number): readonly Octet[] | undefined => {
  if (!comment.startsWith(TEXT)) return undefined;
  const labels: Octet[] = [];
  for (const run of comment.slice(TEXT.length).split(", ")) {
    const match = /^([ABX])(\d{1,4}):(\d{1,7})(?:-(\d{1,7}))?$/.exec(run);
    if (match === null) return undefined;
    const [, origin = "X", incarnation, from, to = from] = match;
    const count = Number(to) - Number(from) + 1;
    if (count < 1 || labels.length + count > length) return undefined;
    labels.push(...octets(origin === "A" ? "A" : origin === "B" ? "B" : "X", Number(incarnation), Number(from), count));
  }
  return labels.length === length ? labels : undefined;
};
