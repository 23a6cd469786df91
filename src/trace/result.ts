/** The outcome of reading something a person or a file supplied: a value, or one sentence on what is wrong. */
export type Result<T, E = string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly because: E };

export const good = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const bad = <E>(because: E): { readonly ok: false; readonly because: E } => ({ ok: false, because });
