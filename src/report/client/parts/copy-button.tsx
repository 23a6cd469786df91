/** Copies a text; says so for two seconds. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useI18n } from "../i18n/i18n.tsx";

export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (copied === 0) return undefined;
    const timer = setTimeout(() => setCopied(0), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page from a file may be refused the clipboard; the old way asks nobody.
      if (area.current === null) return;
      // Not before: a text that changes at every step would be laid out at every step.
      area.current.value = text;
      area.current.select();
      document.execCommand("copy");
    }
    setCopied(copied + 1);
  };
  return (
    <span class="copy">
      <button type="button" onClick={() => void copy()}>{copied > 0 ? t("parts.copied") : (label ?? t("parts.copy"))}</button>
      <textarea ref={area} class="unseen" aria-hidden="true" tabIndex={-1} readOnly />
      <span class="unseen" role="status">{copied > 0 ? t("parts.copied") : ""}</span>
    </span>
  );
}

/** A command line, ready to copy. */
export function Command({ text }: { readonly text: string }) {
  return (
    <div class="command">
      <pre tabIndex={0}><code lang="en">{text}</code></pre>
      <CopyButton text={text} />
    </div>
  );
}
