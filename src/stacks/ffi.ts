/** Functions of shared libraries, by koffi, which is an optional dependency: without it the stacks that need it cannot be driven. */
import { createRequire } from "node:module";

type Native<Result> = (...values: readonly unknown[]) => Result;

export interface Library {
  func<Result = number>(declaration: string): Native<Result>;
}

/** A type of C, by its name or as koffi has made it. */
type CType = string | { readonly name: string };

export interface Ffi {
  load(name: string): Library;
  /** Of the last call. */
  errno(): number;
  /** Declares a struct, whose name then stands in declarations: members in order, by their types. */
  struct(name: string, members: Readonly<Record<string, CType>>): CType;
  /** The type of a function, by its declaration. */
  proto(declaration: string): CType;
  pointer(type: CType): CType;
  /** A type whose values are freed by `free` once they were read. */
  disposable(name: string, type: CType, free: Native<unknown>): CType;
  /** A function that C may call, for as long as the process lives; its address. */
  register(callback: (...values: never[]) => unknown, pointer: CType): bigint;
  alloc(type: CType, count: number): bigint;
  /** Writes a value where a pointer points to. */
  encode(at: unknown, type: CType, value: unknown): void;
  /** The octets that a pointer points to; theirs, not a copy. */
  view(at: unknown, length: number): ArrayBuffer;
}

/** Undefined where koffi is not installed, or has no build for this machine. */
export const ffi = (): Ffi | undefined => {
  try {
    return createRequire(import.meta.url)("koffi") as Ffi;
  } catch {
    return undefined;
  }
};
