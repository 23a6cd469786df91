/** The page of a GitHub Actions job: Markdown appended to the file that the runner names. */
import type { Context } from "./context.ts";
import { appendFile } from "./files.ts";
import { Trouble } from "./trouble.ts";

/** Nothing is lost but the summary when it cannot be written; the run keeps its exit code. */
export function appendJobSummary(markdown: string, { env, terminal }: Pick<Context, "env" | "terminal">): void {
  const path = env["GITHUB_STEP_SUMMARY"] ?? "";
  if (path === "") return;
  try {
    appendFile(path, markdown);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    terminal.err(`${error.line}\n`);
  }
}
