/** Functions of shared libraries, by koffi, which is an optional dependency: without it the stacks that need it cannot be driven. */
import { createRequire } from "node:module";

type Native = (...values: readonly unknown[]) => number;

export interface Library {
  func(declaration: string): Native;
}

export interface Ffi {
  load(name: string): Library;
  /** Of the last call. */
  errno(): number;
}

/** Undefined where koffi is not installed, or has no build for this machine. */
export const ffi = (): Ffi | undefined => {
  try {
    return createRequire(import.meta.url)("koffi") as Ffi;
  } catch {
    return undefined;
  }
};
