/** Stacks that a machine may have or not. */
import type { TestContext } from "vitest";
import type { Stack } from "../../src/stacks/stack.ts";

const told = new Set<string>();

/** Ends the test here when the stack cannot be driven; where everything is to be tested (CI=true) that is a failure. */
export const needStack = ({ skip }: TestContext, stack: Stack): void => {
  const why = stack.unavailable();
  if (why === undefined) return;
  if (process.env["CI"] === "true") throw new Error(`${stack.title}: ${why}`);
  if (!told.has(stack.id)) process.stderr.write(`${stack.title} was not looked at: ${why}\n`);
  told.add(stack.id);
  skip(why);
};
