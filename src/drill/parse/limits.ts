/** What fits into the fields of a header. */
export const U8 = 0xff;
export const U16 = 0xffff;
export const U32 = 0xffff_ffff;
