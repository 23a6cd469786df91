/** The name of a stack, or of the model in its place, as typed. */
import { PROFILES } from "../model/profiles.ts";
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import { STACKS } from "../stacks/index.ts";
import type { Stack } from "../stacks/stack.ts";
import { stackSubject } from "../stacks/subject.ts";
import { didYouMean } from "./did-you-mean.ts";
import { stackOfFile } from "./stack-file.ts";
import { readProfile } from "./options.ts";
import { Trouble } from "./trouble.ts";

/** @throws Trouble when there is no such stack, or it cannot be driven here. */
export function readStack(typed: string): Stack {
  const stack = stackOfFile(typed) ?? STACKS.find(({ id }) => id === typed);
  if (stack === undefined) throw new Trouble("CLI-STACK", `unknown stack "${typed}"`, didYouMean(typed, STACKS.map(({ id }) => id), "`synproof stack` shows them all."));
  const why = stack.unavailable();
  if (why !== undefined) throw new Trouble("STACK-UNAVAILABLE", `${stack.title} cannot be driven here`, `${why}.`);
  return stack;
}

export interface Named {
  readonly title: string;
  readonly subject: Subject;
}

/** `lwip`, `model` or `model:linux`. The model has buffers as large as a stack's, so that only its answers tell it apart. */
export function readEndpoint(typed: string): Named {
  if (typed !== "model" && !typed.startsWith("model:")) {
    const stack = readStack(typed);
    return { title: stack.title, subject: stackSubject(stack) };
  }
  const name = typed === "model" ? "rfc9293" : readProfile(typed.slice("model:".length));
  const profile = { ...PROFILES[name].profile, rcvBuffer: 2_144, sndBuffer: 2_144, mss: 536 };
  return { title: `the model, profile ${name}`, subject: { profile, claimed: profile } };
}
