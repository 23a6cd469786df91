/** What Stryker leaves alone in src/model, with the reason. */
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** As much of a node of Babel's as is looked at. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** `faulty(profile, "id")`, alone or as a part of a conjunction. */
const asksForFault = (node: unknown): boolean => {
  if (!isNode(node)) return false;
  if (node.type === "LogicalExpression" && node["operator"] === "&&") return asksForFault(node["left"]) || asksForFault(node["right"]);
  return node.type === "CallExpression" && isNode(node["callee"]) && (node["callee"]["name"] === "faulty" || node["callee"]["name"] === "isOneWay");
};
const asksForNoFault = (node: unknown): boolean => isNode(node) && node.type === "UnaryExpression" && node["operator"] === "!" && asksForFault(node["argument"]);

/** A planted fault is a mutant made by hand: what it does, and that properties catch it, is the business of the kill matrix (test/pins/kills.txt). */
const isPlantedFault = (node: Node, parent: Node): boolean => {
  if (parent.type !== "IfStatement" && parent.type !== "ConditionalExpression") return false;
  const { test, consequent } = parent;
  return (asksForFault(test) && (node === test || node === consequent)) || (asksForNoFault(test) && node === test);
};

/** `default: return x satisfies never`: the compiler has shown that nobody gets there. */
const isNever = (node: Node): boolean => {
  const statements = node.type === "SwitchCase" && node["test"] === null ? node["consequent"] : [];
  return JSON.stringify(statements, (key, value: unknown) => (key === "loc" ? undefined : value)).includes('"TSNeverKeyword"');
};

const ignorer = {
  shouldIgnore: (path: object): string | undefined => {
    const { node, parent } = path as { readonly node: unknown; readonly parent: unknown };
    if (!isNode(node) || !isNode(parent)) return undefined;
    if (isPlantedFault(node, parent)) return "a planted fault: see the kill matrix";
    return isNever(node) ? "the compiler has shown that nobody gets there" : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "not-of-the-model", ignorer)];
