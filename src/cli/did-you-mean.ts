/** The name that was probably meant. */

/** How many single-character changes, or swaps of neighbours, lie between the two. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The closest of `names`, when it is close enough to be a slip; or one that has what was typed as a part. */
export function closest(typed: string, names: readonly string[]): string | undefined {
  const [best] = names.map((name) => ({ name, away: editDistance(typed.toLowerCase(), name) })).sort((a, b) => a.away - b.away);
  if (best !== undefined && best.away < typed.length && best.away <= Math.max(2, Math.floor(best.name.length / 3))) return best.name;
  return typed.length < 3 ? undefined : names.find((name) => name.includes(typed.toLowerCase()));
}

export function didYouMean(typed: string, names: readonly string[], otherwise: string): string {
  const name = closest(typed, names);
  return name === undefined ? otherwise : `Did you mean ${name}? ${otherwise}`;
}
