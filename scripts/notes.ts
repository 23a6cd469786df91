/** `npm run notes`: writes docs/rfc-notes.md and docs/stacks.md. */
import { writeFileSync } from "node:fs";
import { notesPage } from "./notes-page.ts";
import { stacksPage } from "./stacks-page.ts";

const write = (path: string, text: string): void => {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(`${path} is written.`);
};
write("docs/rfc-notes.md", notesPage());
write("docs/stacks.md", stacksPage());
