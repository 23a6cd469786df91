import type { Dictionary } from "../i18n/dictionary.ts";

export const PARTS_EN = {
  "parts.colon": ": ",
  "parts.holds": "holds",
  "parts.violated": "violated",
  "parts.inconclusive": "inconclusive",
  "parts.not-exercised": "never exercised",
  "parts.caught": "found",
  "parts.survived": "survives",
  "parts.copy": "Copy",
  "parts.copied": "Copied",
  "parts.shown": (shown: number, all: number) => (shown === all ? `${all}` : `${shown} of ${all}`),
  "parts.sweep-caption": (retransmission: string) => `${retransmission}: losses in a row`,
  "parts.sweep-gets-through": "the final ACK gets through, under every pattern of so many losses in a row",
  "parts.sweep-reset": "under some pattern the FIN comes again when TIME-WAIT is over, and the other end is reset",
  "parts.sweep-given-up": "under some pattern the other end reaches R2 first; it is never reset",
  "parts.sweep-patterns": (n: number) => (n === 1 ? "1 pattern" : `${n} patterns`),
  "parts.sweep-runs": (n: number) => `${n} runs`,
  "parts.sweep-incarnations": "Is an octet of the old incarnation taken for one of the next?",
  "parts.sweep-fixed": "fixed ISN",
  "parts.sweep-accepted": "yes: an old octet is delivered",
  "parts.sweep-none-accepted": "no: none is delivered in any run",
} satisfies Dictionary;
