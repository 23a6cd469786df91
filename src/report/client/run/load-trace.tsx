/** A trace of the reader's: a file, or what the command line printed. It stays on this machine. */
import { useId } from "preact/hooks";
import type { Trace } from "../../../trace/trace.ts";
import type { TraceError } from "../../../trace/trace-error.ts";
import { LARGEST_FILE } from "../../../trace/trace-file.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { readTraceFile, readTraceToken, tokenIn, tooLargeToRead } from "./read-trace.ts";

export function LoadTrace({ onLoad }: { readonly onLoad: (loaded: Trace | TraceError) => void }) {
  const { t } = useI18n();
  const id = useId();
  const read = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    // Octets are at least as many as characters, up to four each.
    onLoad(file.size > 4 * LARGEST_FILE ? tooLargeToRead(file.name, file.size) : readTraceFile(await file.text(), file.name));
    // So that the same file can be chosen again once it is mended.
    input.value = "";
  };
  const paste = (input: HTMLInputElement): void => {
    if (input.value.trim() === "") return;
    onLoad(readTraceToken(tokenIn(input.value)));
    input.value = "";
  };
  return (
    <span class="run-load">
      <input id={id} class="unseen" type="file" accept=".json,application/json" onChange={(event) => void read(event.currentTarget)} />
      <label for={id}>{t("run.load")}</label>
      <input type="text" spellcheck={false} autocomplete="off" aria-label={t("run.paste")} placeholder={t("run.paste")} onChange={(event) => paste(event.currentTarget)} onInput={({ currentTarget, inputType }) => { if (inputType === "insertFromPaste") paste(currentTarget); }} />
    </span>
  );
}
