import type { Dictionary } from "../i18n/dictionary.ts";

export const STACKS_EN = {
  "stacks.title": "The same segments, on real stacks",
  "stacks.lead": "Each row is a forged segment in some state, each column a TCP implementation that answered it when this report was made. Every answer opens the run that leads there, as it was recorded, beside the model's.",
  "stacks.none": "No stack was asked when this report was made.",
  "stacks.table": "Probes and stacks",
  "stacks.probe": "What arrives",
  "stacks.silence": "silence",
  "stacks.differs": "differs from the model, profile rfc9293",
  "stacks.back": "All answers",
  "stacks.and": (one: string, more: string) => `${one} and ${more}`,
  "stacks.answer": (bits: string, state: string) => `${bits}, ${state}`,
  "stacks.told": (who: string, answer: string) => `${who}: ${answer}.`,
  "stacks.model": "The model, profile rfc9293",
  "stacks.recorded": "Recorded when this report was made, seen from outside: numbers are counted from the ISNs.",
  "stacks.played": "Played by this page.",
  "stacks.lasts": "TIME-WAIT lasts",
  "stacks.seconds": (seconds: number) => `${seconds} s`,
  "stacks.not-measured": "not measured: its clock is real",
  "stacks.more": "`synproof stack NAME` asks all properties of a stack, `synproof differ A B` finds the shortest stimulus that tells two apart, `synproof replay TOKEN --stack NAME` plays a run on one.",
} satisfies Dictionary;
