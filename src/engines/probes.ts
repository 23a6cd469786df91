/** The questions by which TCP implementations are told apart: a way into a state, and one thing that then happens. */
import type { Action, Forged, WorldStep } from "../model/world-types.ts";
import { ACTIVE, RECIPES } from "../properties/arbitraries/recipes.ts";
import type { Subject } from "../properties/arbitraries/schedule-type.ts";
import { answerIn, answersTo, stepsOn, type Answer } from "./differ.ts";

export interface Probe {
  readonly id: string;
  readonly title: string;
  readonly actions: readonly Action[];
}

const way = (name: string): readonly Action[] => {
  const found = RECIPES.find((recipe) => recipe.name === name);
  if (found === undefined) throw new Error(`there is no way into a state called ${name}`);
  return found.actions;
};
const inject = (forged: Forged): Action => ({ do: "inject", to: "A", forged });
const NOW = { at: "sndNxt", plus: 0 } as const;
const seqAt = (plus: number): Forged["seq"] => ({ at: "rcvNxt", plus });
const OPEN = "ESTABLISHED, passive";
const LINGERING = "TIME-WAIT, by FIN-WAIT-2";

const probe = (id: string, title: string, actions: readonly Action[], ...last: readonly Action[]): Probe => ({ id, title, actions: [...actions, ...last] });

export const PROBES: readonly Probe[] = [
  probe("old-syn", "old duplicate SYN in ESTABLISHED", way(OPEN), inject({ seq: seqAt(-1), syn: true })),
  probe("syn-in-window", "SYN in window", way(OPEN), inject({ seq: seqAt(1), syn: true })),
  probe("rst-in-window", "RST in window, not exact", way(OPEN), inject({ seq: seqAt(1), rst: true })),
  probe("rst-below-window", "RST below the window", way(OPEN), inject({ seq: seqAt(-10), rst: true })),
  probe("rst-exact", "RST at RCV.NXT", way(OPEN), inject({ seq: seqAt(0), rst: true })),
  probe("ack-of-unsent", "ACK of unsent data", way(OPEN), inject({ seq: seqAt(0), ack: { at: "sndNxt", plus: 100 } })),
  probe("text-without-ack", "text without the ACK bit", way(OPEN), inject({ seq: seqAt(0), octets: 1 })),
  probe("ack-outside-window", "handshake's last ACK, outside the window", way("SYN-RECEIVED, passive"), inject({ seq: seqAt(-10), ack: NOW })),
  probe("new-syn-in-time-wait", "new, higher SYN in TIME-WAIT", way(LINGERING), inject({ seq: { at: "rcvEdge", plus: 100_000 }, syn: true })),
  probe("syn-in-window-in-time-wait", "SYN in the window of TIME-WAIT", way(LINGERING), inject({ seq: seqAt(50), syn: true })),
  probe("rst-in-time-wait", "RST in TIME-WAIT", way(LINGERING), inject({ seq: seqAt(0), rst: true })),
  probe("simultaneous-open", "simultaneous open", [ACTIVE], inject({ seq: { at: "peerIss", plus: 0 }, syn: true })),
];

const TICK: Action = { do: "elapse", ms: 500 };
/** Ten minutes. */
const LONGEST = 1_200;

export interface ProbeAnswer extends Probe {
  readonly answer: Answer;
  /** The whole way, and the answer. */
  readonly steps: readonly WorldStep[];
}

/** What `subject` answers to the last action of a probe. */
export const askProbe = (subject: Subject, one: Probe): ProbeAnswer => {
  const steps = stepsOn(subject, one.actions);
  const last = steps.at(-1);
  if (last === undefined) throw new Error(`the probe ${one.id} has no answer`);
  return { ...one, answer: answerIn(last), steps };
};

/** ms that an end stays in the state that `LINGERING` leads to, in steps of half a second; undefined when it never leaves. */
export const lingersFor = (subject: Subject): number | undefined => {
  const ways = way(LINGERING);
  const answers = answersTo(subject, [...ways, ...Array.from({ length: LONGEST }, () => TICK)]);
  const before = answers[ways.length - 1]?.state;
  const left = answers.findIndex(({ state }, i) => i >= ways.length && state !== before);
  return left < 0 ? undefined : (left - ways.length + 1) * 500;
};
