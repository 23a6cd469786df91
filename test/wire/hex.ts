/** Octets as they are printed: hexadecimal, with white space and `# remarks` anywhere. */
export const octetsOf = (text: string): Uint8Array => Uint8Array.from((text.replace(/#.*$/gm, "").match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16)));
