/** stdout and stderr of this process. A reader who goes away, as `head` does, ends nothing. */
import type { Terminal } from "./context.ts";

export function consoleTerminal({ stdout, stderr }: Pick<NodeJS.Process, "stdout" | "stderr">): Terminal {
  const writer = (stream: NodeJS.WriteStream): ((text: string) => void) => {
    let open = true;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      open = false;
      if (error.code !== "EPIPE") throw error;
    });
    return (text) => {
      if (open) stream.write(text);
    };
  };
  return {
    out: writer(stdout),
    err: writer(stderr),
    outIsTty: stdout.isTTY === true,
    errIsTty: stderr.isTTY === true,
    columns: stderr.columns ?? 80,
  };
}
