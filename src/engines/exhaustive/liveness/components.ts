/** Strongly connected components of a part of a graph (Tarjan 1972), without recursion: a run may be as long as it likes. */

/**
 * @param size the states are 0 to `size` − 1.
 * @param isIn which of them, and the steps between them, are looked at.
 * @param next the states that steps lead to.
 * @returns the components, each a list of states; each state that is in is in one of them.
 */
export const components = (size: number, isIn: (state: number) => boolean, next: (state: number) => readonly number[]): readonly (readonly number[])[] => {
  const NEW = -1;
  const order = new Int32Array(size).fill(NEW);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const found: number[][] = [];
  let count = 0;
  const lower = (state: number, to: number): void => {
    low[state] = Math.min(low[state] ?? 0, to);
  };
  for (let root = 0; root < size; root++) {
    if (!isIn(root) || order[root] !== NEW) continue;
    const work: { readonly state: number; readonly successors: readonly number[]; at: number }[] = [];
    const enter = (state: number): void => {
      order[state] = low[state] = count++;
      stack.push(state);
      onStack[state] = 1;
      work.push({ state, successors: next(state).filter(isIn), at: 0 });
    };
    enter(root);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const to = top.successors[top.at++];
      if (to !== undefined) {
        if (order[to] === NEW) enter(to);
        else if (onStack[to] === 1) lower(top.state, order[to] ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) lower(above.state, low[top.state] ?? 0);
      if (low[top.state] !== order[top.state]) continue;
      const component = stack.splice(stack.lastIndexOf(top.state));
      for (const state of component) onStack[state] = 0;
      found.push(component);
    }
  }
  return found;
};
