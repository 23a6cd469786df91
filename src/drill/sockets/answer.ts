/** What a system call answers. */
import type { Errno } from "./errno.ts";

/** `blocked`: not yet; it is asked again when something has happened. */
export type Answer = { readonly value: number; readonly errno?: Errno } | "blocked";

export const OK: Answer = { value: 0 };
export const value = (number: number): Answer => ({ value: number });
export const fails = (errno: Errno): Answer => ({ value: -1, errno });
