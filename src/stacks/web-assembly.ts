/** The little of WebAssembly that is used here; TypeScript's own declarations come only with those of a browser. */
type Imports = Readonly<Record<string, Readonly<Record<string, (...numbers: number[]) => number | void>>>>;

export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

interface WebAssemblyApi {
  readonly Module: new (octets: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: Imports) => { readonly exports: unknown };
}

export const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
