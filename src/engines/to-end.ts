/** The result of work that yields where it has got to, for whoever does not want to know. */
export const toEnd = <Result>(run: Generator<unknown, Result>): Result => {
  for (;;) {
    const next = run.next();
    if (next.done === true) return next.value;
  }
};
