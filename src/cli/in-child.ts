/**
 * What drives the kernel's own TCP leaves this process's network namespace for good, so it happens in a child: a whole command that
 * names the stack, or, for the report, its probes alone.
 */
import { execFileSync, fork } from "node:child_process";
import type { ProbedStack } from "../trace/probed.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** Tells a child that it is one, and what it is for. */
const ROLE = "SYNPROOF_CHILD";
const MOST_OCTETS = 2 ** 26;

export const roleOf = (env: NodeJS.ProcessEnv): "command" | "probes" | undefined => {
  const role = env[ROLE];
  return role === "command" || role === "probes" ? role : undefined;
};

/** The commands that drive stacks; of others `linux` is a profile. */
const DRIVERS: readonly string[] = ["stack", "differ", "drill", "replay"];

/** Whether a command line may drive the kernel. */
export const drivesKernel = (words: readonly string[]): boolean => DRIVERS.includes(words[0] ?? "") && (words.includes("linux") || words.includes("--probes"));

/** The same command line in a child, which has the terminal. @returns its exit code. */
export const commandInChild = (program: string, words: readonly string[]): Promise<ExitCode> =>
  new Promise((resolve) => {
    const child = fork(program, [...words], { env: { ...process.env, [ROLE]: "command" }, stdio: "inherit" });
    process.once("exit", () => void child.kill());
    child.on("exit", (code) => resolve(Object.values(EXIT).find((known) => known === code) ?? EXIT.inconclusive));
  });

export const probesInChild = (program: string): readonly ProbedStack[] => {
  const out = execFileSync(process.execPath, [...process.execArgv, program], { env: { ...process.env, [ROLE]: "probes" }, maxBuffer: MOST_OCTETS, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const probed: readonly ProbedStack[] = JSON.parse(out);
  return probed;
};
