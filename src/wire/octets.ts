/** Numbers in octets, in both orders. Who calls has made sure that the octets are there. */

const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** In network order. */
export const u16 = (bytes: Uint8Array, at: number): number => (u8(bytes, at) << 8) | u8(bytes, at + 1);
export const u32 = (bytes: Uint8Array, at: number): number => ((u16(bytes, at) << 16) | u16(bytes, at + 2)) >>> 0;
const u16Little = (bytes: Uint8Array, at: number): number => (u8(bytes, at + 1) << 8) | u8(bytes, at);
const u32Little = (bytes: Uint8Array, at: number): number => ((u16Little(bytes, at + 2) << 16) | u16Little(bytes, at)) >>> 0;

/** How the writer of a file orders the octets of a number. */
export interface ByteOrder {
  readonly name: "big" | "little";
  readonly u16: (bytes: Uint8Array, at: number) => number;
  readonly u32: (bytes: Uint8Array, at: number) => number;
}

export const BIG: ByteOrder = { name: "big", u16, u32 };
export const LITTLE: ByteOrder = { name: "little", u16: u16Little, u32: u32Little };

export const hex = (value: number): string => `0x${value.toString(16).padStart(2, "0")}`;
