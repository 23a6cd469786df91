import type { Dictionary } from "../i18n/dictionary.ts";

export const PARTS_EN = {
  "parts.holds": "holds",
  "parts.violated": "violated",
  "parts.inconclusive": "inconclusive",
  "parts.not-exercised": "never exercised",
  "parts.caught": "found",
  "parts.survived": "survives",
  "parts.copy": "Copy",
  "parts.copied": "Copied",
  "parts.shown": (shown: number, all: number) => (shown === all ? `${all}` : `${shown} of ${all}`),
} satisfies Dictionary;
