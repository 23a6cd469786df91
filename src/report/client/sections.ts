/** Every section of the page, in the order of the navigation. The first is the start page. */
import type { CaptureReport } from "../captures/schema.ts";
import type { Report } from "../schema.ts";
import { About } from "./about/about.tsx";
import { Captures } from "./captures/captures.tsx";
import { Gallery } from "./gallery/gallery.tsx";
import { Lessons } from "./lessons/lessons.tsx";
import { Counterexamples } from "./run/counterexamples.tsx";
import { Explorer } from "./run/explorer.tsx";
import { States } from "./run/states.tsx";
import type { Sections } from "./section.ts";
import { Stacks } from "./stacks/stacks.tsx";
import { Verdicts } from "./verdicts/verdicts.tsx";

const LESSONS = { id: "lessons", name: "shell.lessons", view: Lessons } as const;
const EXPLORER = { id: "explorer", name: "shell.explorer", view: Explorer } as const;

/** Of what `synproof report` writes. */
export const REPORT_SECTIONS: Sections<Report> = [
  { id: "verdicts", name: "shell.verdicts", view: Verdicts },
  LESSONS,
  { id: "counterexamples", name: "shell.counterexamples", view: Counterexamples },
  EXPLORER,
  { id: "states", name: "shell.states", view: States },
  { id: "gallery", name: "shell.gallery", view: Gallery },
  { id: "stacks", name: "shell.stacks", view: Stacks },
  { id: "about", name: "shell.about", view: About },
];

/** Of what `synproof check --out` writes. */
export const CAPTURE_SECTIONS: Sections<CaptureReport> = [{ id: "captures", name: "shell.captures", view: Captures }, LESSONS, EXPLORER];
