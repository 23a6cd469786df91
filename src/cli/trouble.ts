/** Expected trouble: what is wrong, where, and what to do next. docs/cli.md lists the codes. */

export type TroubleCode =
  | "CLI-COMMAND"
  | "CLI-FLAG"
  | "CLI-ARGUMENT"
  | "CLI-NUMBER"
  | "CLI-DATE"
  | "CLI-PROPERTY"
  | "CLI-VARIANT"
  | "CLI-PROFILE"
  | "CLI-LIST"
  | "CLI-INSTANCE"
  | "CLI-FORMAT"
  | "CLI-OUT"
  | "CLI-SHARD"
  | "CLI-SWEEP"
  | "CLI-STACK"
  | "STACK-UNAVAILABLE"
  | "STACK-FILE"
  | "STACK-PROPERTY"
  | "CLI-SET"
  | "CLI-END"
  | "DRILL-NO-SCRIPT"
  | "DRILL-STACK"
  | "CHECK-CONNECTION"
  | "CHECK-TAP"
  | "FILE-MISSING"
  | "FILE-FOLDER"
  | "FILE-UNREADABLE"
  | "EXPORT-SCOPE"
  | "MERGE-NOT-JSON"
  | "MERGE-FORM"
  | "MERGE-VERSION"
  | "MERGE-SEED"
  | "MERGE-PROFILE"
  | "MERGE-RUNS"
  | "MERGE-SHARDS"
  | "MERGE-TWICE"
  | "OUT-IS-A-FOLDER"
  | "OUT-NOT-A-FOLDER"
  | "OUT-UNWRITABLE"
  | "PAGE-UNBUILT"
  /** From the reader of traces: a file, or a token. */
  | `TRACE-${string}`
  | `TOKEN-${string}`;

export class Trouble extends Error {
  readonly code: TroubleCode;
  /** What to do next: a sentence. */
  readonly next: string;

  /** @param what names what is wrong and where, without a full stop. */
  constructor(code: TroubleCode, what: string, next: string) {
    super(what);
    this.code = code;
    this.next = next;
  }

  /** One line, whatever was typed. */
  get line(): string {
    return `[${this.code}] ${oneLine(this.message)}. ${oneLine(this.next)}`;
  }
}

const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
