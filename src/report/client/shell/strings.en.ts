import type { Dictionary } from "../i18n/dictionary.ts";

export const SHELL_EN = {
  "shell.verdicts": "Verdicts",
  "shell.lessons": "Lessons",
  "shell.counterexamples": "Counterexamples",
  "shell.explorer": "Explorer",
  "shell.states": "State diagram",
  "shell.gallery": "Gallery",
  "shell.stacks": "Stacks",
  "shell.captures": "Captures",
  "shell.about": "About this run",
  "shell.skip": "Skip to the content",
  "shell.sections": "Sections",
  "shell.theme": "Dark theme",
  "shell.title": (section: string) => `${section} · Synproof`,
  "shell.footer": (version: string) => `Synproof ${version}. Section numbers are those of RFC 9293 unless another RFC is named. This page asks nobody for anything: it is one file, and plays its runs itself.`,
  "shell.unknown": "There is no such page",
  "shell.unknown-text": "The address names no section of this report. It may be of another version.",
  "shell.start": "To the verdicts",
  "shell.no-data": "This page carries no report. `synproof report` writes one that does.",
  "shell.failed": "This section cannot be shown",
  "shell.failed-text": "Something in the page went wrong while it was drawn. The other sections still work. What it said:",
} satisfies Dictionary;
