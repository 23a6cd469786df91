/** Text in XML 1.0. */

/** What a document may not contain at all, escaped or not (§2.2): it becomes U+FFFD. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu;

export const allowedInXml = (text: string): string => text.replace(FORBIDDEN, "\ufffd");

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;" };

export const xmlText = (text: string): string => allowedInXml(text).replace(/[&<>]/g, (character) => ENTITIES[character] ?? "");

/** For values in quotes; line ends survive. */
export const xmlAttribute = (text: string): string => allowedInXml(text).replace(/[&<>"'\n\r\t]/g, (character) => ENTITIES[character] ?? "");
