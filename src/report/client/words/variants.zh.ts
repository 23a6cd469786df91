/** What is wrong with each faulty endpoint, and for whom, in Chinese, by id. A test holds the list to the variants. */
export const VARIANTS_ZH: Readonly<Record<string, { readonly title: string; readonly harm: string }>> = {};
