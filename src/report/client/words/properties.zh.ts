/** Titles and claims of the properties in Chinese, by id. A test holds the list to the properties. */
export const PROPERTIES_ZH: Readonly<Record<string, { readonly title: string; readonly claim: string }>> = {};
