/** What a file of strings is, and how a translation is held to it. */

/** A sentence, or a function that puts values into one. */
export type Entry = string | ((...values: never[]) => string);
export type Dictionary = Readonly<Record<string, Entry>>;

/** The same keys, and functions of the same values: a missing or a superfluous string does not compile. */
export type Translation<Original extends Dictionary> = {
  readonly [Key in keyof Original]: Original[Key] extends (...values: infer Values) => string ? (...values: Values) => string : string;
};

/** What has to be put into a string. */
export type ValuesOf<One> = One extends (...values: infer Values) => string ? Values : [];
