/** A stack of one's own: a module whose default export is a Stack (src/stacks/stack.ts), named by its path. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Stack } from "../stacks/stack.ts";
import { Trouble } from "./trouble.ts";

const loaded = new Map<string, Stack>();

const isPath = (typed: string): boolean => /^\.{0,2}[/\\]|\.[cm]?[jt]s$/.test(typed);

/** Loads the modules that are named, so that `readStack` knows them. Other names are left alone. @throws Trouble */
export async function loadStackFiles(...names: readonly (string | undefined)[]): Promise<void> {
  for (const typed of names) if (typed !== undefined && isPath(typed)) loaded.set(typed, await load(typed));
}

export const stackOfFile = (typed: string): Stack | undefined => loaded.get(typed);

async function load(typed: string): Promise<Stack> {
  const stack = await moduleAt(typed);
  const lacking = isRecord(stack) ? MEMBERS.filter(([name, type]) => typeof stack[name] !== type).map(([name]) => name) : ["default export"];
  if (lacking.length > 0) throw new Trouble("STACK-FILE", `${typed} is no stack: it has no ${lacking.join(", ")}`, "Its default export is a Stack: see docs/add-a-stack.md.");
  return stack as Stack; // As far as can be seen without driving it.
}

async function moduleAt(typed: string): Promise<unknown> {
  try {
    const module: unknown = await import(pathToFileURL(resolve(typed)).href);
    return isRecord(module) ? module["default"] : undefined;
  } catch (error) {
    throw new Trouble("STACK-FILE", `${typed} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`, "Give the path of a module whose default export is a Stack.");
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

const MEMBERS = [["id", "string"], ["title", "string"], ["clock", "string"], ["claimed", "object"], ["deviations", "object"], ["unavailable", "function"], ["open", "function"]] as const;
