/** What is frozen is written once: most steps leave most of a TCB as it was. */
const written = new WeakMap<object, string>();

const fields = (value: object): string => {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
};

/** Few outcomes are new: what two of them have in common with JSON they have in common here. */
const byJson = new Map<string, string>();

/** The same, for whoever asks for many that are alike. */
export const canonicalOutcome = (value: unknown): string => {
  const json = JSON.stringify(value) ?? "null";
  let text = byJson.get(json);
  if (text === undefined) byJson.set(json, (text = canonical(value)));
  return text;
};

/** JSON of data that nobody changes any more, which does not depend on the order in which fields were written. */
export const canonical = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value) ? `[${value.map(canonical).join(",")}]` : fields(value);
  written.set(value, text);
  return text;
};
