/** Every section of the page, in the order of the navigation. The first is the start page. */
import { About } from "./about/about.tsx";
import { Gallery } from "./gallery/gallery.tsx";
import { Lessons } from "./lessons/lessons.tsx";
import { Counterexamples } from "./run/counterexamples.tsx";
import { Explorer } from "./run/explorer.tsx";
import { States } from "./run/states.tsx";
import type { Section } from "./section.ts";
import { Verdicts } from "./verdicts/verdicts.tsx";

export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: "verdicts", name: "shell.verdicts", view: Verdicts },
  { id: "lessons", name: "shell.lessons", view: Lessons },
  { id: "counterexamples", name: "shell.counterexamples", view: Counterexamples },
  { id: "explorer", name: "shell.explorer", view: Explorer },
  { id: "states", name: "shell.states", view: States },
  { id: "gallery", name: "shell.gallery", view: Gallery },
  { id: "about", name: "shell.about", view: About },
];
