/** `npm run notes`: writes docs/rfc-notes.md. */
import { writeFileSync } from "node:fs";
import { notesPage } from "./notes-page.ts";

const page = new URL("../docs/rfc-notes.md", import.meta.url);
writeFileSync(page, notesPage());
console.log("docs/rfc-notes.md is written.");
