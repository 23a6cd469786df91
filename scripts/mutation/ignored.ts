/** What Stryker leaves alone in src/model, with the reason. */
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** As much of a node of Babel's as is looked at. */
interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** `faulty(profile, "id")`, by itself or with what else has to be so. */
const asksForFault = (node: unknown): boolean => {
  if (!isNode(node)) return false;
  if (node.type === "LogicalExpression" && node["operator"] === "&&") return asksForFault(node["left"]) || asksForFault(node["right"]);
  return node.type === "CallExpression" && isNode(node["callee"]) && (node["callee"]["name"] === "faulty" || node["callee"]["name"] === "isOneWay");
};
const asksForNoFault = (node: Node): boolean => node.type === "UnaryExpression" && node["operator"] === "!" && asksForFault(node["argument"]);

/** A planted fault is a mutant made by hand: when it is there, and that properties catch what it does, is the business of the kill matrix (test/pins/kills.txt). */
const isPlantedFault = (node: Node, parent: Node): boolean => {
  const isGuarded = (parent.type === "IfStatement" || parent.type === "ConditionalExpression") && node === parent["consequent"] && asksForFault(parent["test"]);
  return isGuarded || asksForFault(node) || asksForNoFault(node) || isSaidToBeFault(node);
};

/** What stands below a comment that calls it a fault. */
const isSaidToBeFault = ({ leadingComments }: Node): boolean =>
  Array.isArray(leadingComments) && leadingComments.some((comment: unknown) => typeof comment === "object" && comment !== null && "value" in comment && /\ba fault\b/i.test(String(comment.value)));

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
