/** What a capture says about a segment of the model: its name, why it was sent, and where its text is from. */
import { RULES, type Rule, type RuleId } from "../model/rules.ts";
import type { InFlight, WorldStep } from "../model/world-types.ts";
import { actionWords } from "../trace/words.ts";
import { textComment } from "./text-octets.ts";

/**
 * One comment, one line each: the name; what happened; the rules that fired at its sender (at its receiver, for an
 * injected segment, which no rule sent); the labels of its text.
 */
export const commentsOf = (step: WorldStep, inFlight: InFlight): readonly string[] => {
  const injected = inFlight.from === "X";
  const at = injected ? inFlight.to : inFlight.from;
  const rules = step.ends.filter(({ side }) => side === at).flatMap(({ rules }) => rules);
  return [
    [
      inFlight.name,
      injected ? actionWords(step.action) : `When ${actionWords(step.action)}:`,
      ...[...new Set(rules)].map((id) => (injected ? `${at} then: ${ruleLine(id)}` : ruleLine(id))),
      ...(inFlight.segment.data.length === 0 ? [] : [textComment(inFlight.segment.data)]),
    ].join("\n"),
  ];
};

/** `listen.syn (RFC 9293 §3.10.7.2): A SYN is answered with …` */
const ruleLine = (id: RuleId): string => {
  const { rfc, req, says }: Rule = RULES[id];
  const clause = rfc.startsWith("RFC") ? rfc : rfc === "A.1" ? "RFC 9293 Appendix A.1" : `RFC 9293 §${rfc}`;
  return `${id} (${clause}${req === undefined ? "" : `, ${req}`}): ${says}`;
};
