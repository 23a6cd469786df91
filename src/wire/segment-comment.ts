/** What a capture says about a segment of the model: its name, why it was sent, and where its text is from. */
import { RULES, type Rule, type RuleId } from "../model/rules.ts";
import type { InFlight } from "../model/world-types.ts";
import { textComment } from "./text-octets.ts";

/**
 * One line each: the name; what happened; the rules that fired at its sender (at its receiver, for an injected segment,
 * which no rule sent); the labels of its text.
 * @param action in words.
 */
export const segmentComment = ({ name, from, to, segment }: InFlight, action: string, rules: readonly RuleId[]): string => {
  const injected = from === "X";
  return [
    name,
    injected ? action : `When ${action}:`,
    ...[...new Set(rules)].map((id) => (injected ? `${to} then: ${ruleLine(id)}` : ruleLine(id))),
    ...(segment.data.length === 0 ? [] : [textComment(segment.data)]),
  ].join("\n");
};

/** `listen.syn (RFC 9293 §3.10.7.2): A SYN is answered with …` */
const ruleLine = (id: RuleId): string => {
  const { rfc, req, says }: Rule = RULES[id];
  const clause = rfc.startsWith("RFC") ? rfc : rfc === "A.1" ? "RFC 9293 Appendix A.1" : `RFC 9293 §${rfc}`;
  return `${id} (${clause}${req === undefined ? "" : `, ${req}`}): ${says}`;
};
