/** `npm run notes`: writes what is made from sources: docs/rfc-notes.md, docs/stacks.md, and the capture of a lesson. */
import { writeFileSync } from "node:fs";
import { notesPage } from "./notes-page.ts";
import { stacksPage } from "./stacks-page.ts";
import { TLS_CAPTURE_FILE, tlsCapture } from "./tls-capture.ts";

const write = (path: string, text: string): void => {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(`${path} is written.`);
};
write("docs/rfc-notes.md", notesPage());
write("docs/stacks.md", stacksPage());
write(TLS_CAPTURE_FILE, tlsCapture());
