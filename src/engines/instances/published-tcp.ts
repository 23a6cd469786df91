/**
 * A known answer: the abstraction of TCP in the TLA+ specification of tlaplus/Examples (specifications/tcp, by Markus Kuppe),
 * as its own small instance of the contract. It is not our reducer: no sequence numbers, no loss, no time; two first-in,
 * first-out queues of six kinds of segment; one end has sent its SYN, the other listens. Its manifest says 1182 distinct
 * states, 6322 generated, depth 14.
 */
import type { Model } from "../../model/model.ts";

type State =
  | "closed" | "listen" | "syn-sent" | "syn-received" | "established"
  | "fin-wait-1" | "fin-wait-2" | "close-wait" | "closing" | "last-ack" | "time-wait";
type Kind = "SYN" | "SYN,ACK" | "ACK" | "RST" | "FIN" | "ACK of FIN";

interface Peer {
  readonly state: State;
  /** Whether a TCB exists, which the published specification keeps apart from the state. */
  readonly tcb: boolean;
  /** What is on its way to this peer, oldest first. */
  readonly queue: readonly Kind[];
}
export type PublishedWorld = readonly [Peer, Peer];

interface Rule {
  readonly name: string;
  readonly when: readonly State[];
  /** Taken from the front of the queue. */
  readonly takes?: readonly Kind[];
  readonly needsTcb?: true;
  readonly sends?: Kind;
  readonly to: State;
  readonly tcb?: boolean;
  /** Its action constraint: one OPEN has happened, and where another would lead is generated and not explored. */
  readonly beyond?: true;
}

const ANY: readonly State[] = [
  "closed", "listen", "syn-sent", "syn-received", "established", "fin-wait-1", "fin-wait-2", "close-wait", "closing", "last-ack", "time-wait",
];

const RULES: readonly Rule[] = [
  { name: "active OPEN", when: ["closed"], sends: "SYN", to: "syn-sent", tcb: true, beyond: true },
  { name: "passive OPEN", when: ["closed"], to: "listen", tcb: true, beyond: true },
  { name: "SEND in LISTEN", when: ["listen"], sends: "SYN", to: "syn-sent", beyond: true },
  { name: "CLOSE in SYN-SENT", when: ["syn-sent"], to: "closed", tcb: false },
  { name: "CLOSE in SYN-RECEIVED", when: ["syn-received"], sends: "FIN", to: "fin-wait-1" },
  { name: "CLOSE in LISTEN", when: ["listen"], to: "closed", tcb: false },
  { name: "CLOSE in ESTABLISHED", when: ["established"], sends: "FIN", to: "fin-wait-1" },
  { name: "CLOSE in CLOSE-WAIT", when: ["close-wait"], sends: "FIN", to: "last-ack" },
  { name: "SYN in SYN-SENT", when: ["syn-sent"], takes: ["SYN"], sends: "SYN,ACK", to: "syn-received" },
  { name: "SYN,ACK in SYN-SENT", when: ["syn-sent"], takes: ["SYN,ACK"], sends: "ACK", to: "established" },
  { name: "RST in SYN-RECEIVED", when: ["syn-received"], takes: ["RST"], to: "listen" },
  { name: "ACK in SYN-RECEIVED", when: ["syn-received"], takes: ["ACK"], to: "established" },
  { name: "SYN in LISTEN", when: ["listen"], takes: ["SYN"], sends: "SYN,ACK", to: "syn-received" },
  { name: "FIN in ESTABLISHED", when: ["established"], takes: ["FIN"], sends: "ACK of FIN", to: "close-wait" },
  { name: "FIN in FIN-WAIT-1", when: ["fin-wait-1"], takes: ["FIN"], sends: "ACK of FIN", to: "closing" },
  { name: "ACK in FIN-WAIT-1", when: ["fin-wait-1"], takes: ["ACK of FIN"], to: "fin-wait-2" },
  { name: "FIN and ACK in FIN-WAIT-1", when: ["fin-wait-1"], takes: ["FIN", "ACK of FIN"], sends: "ACK of FIN", to: "time-wait" },
  { name: "FIN in FIN-WAIT-2", when: ["fin-wait-2"], takes: ["FIN"], sends: "ACK of FIN", to: "time-wait" },
  { name: "ACK in CLOSING", when: ["closing"], takes: ["ACK of FIN"], to: "time-wait" },
  { name: "ACK in LAST-ACK", when: ["last-ack"], takes: ["ACK of FIN"], to: "closed" },
  { name: "timeout in TIME-WAIT", when: ["time-wait"], needsTcb: true, to: "closed", tcb: false },
  { name: "RST is sent", when: ANY, needsTcb: true, sends: "RST", to: "time-wait" },
  { name: "RST, to LISTEN", when: ANY, takes: ["RST"], to: "listen" },
  { name: "RST, to CLOSED", when: ANY, takes: ["RST"], to: "closed" },
];

export interface PublishedAction {
  readonly peer: 0 | 1;
  readonly rule: string;
}

export interface PublishedStep {
  readonly action: PublishedAction;
  readonly after: PublishedWorld;
}

const BY_NAME = new Map(RULES.map((rule) => [rule.name, rule]));

const applies = (rule: Rule, { state, tcb, queue }: Peer): boolean =>
  rule.when.includes(state) && (rule.needsTcb !== true || tcb) && (rule.takes ?? []).every((kind, i) => queue[i] === kind);

const OPENED: Peer = { state: "syn-sent", tcb: true, queue: [] };
const LISTENING: Peer = { state: "listen", tcb: true, queue: ["SYN"] };

export const PUBLISHED_TCP: Model<PublishedWorld, PublishedAction, PublishedStep> = {
  initial: [[OPENED, LISTENING], [LISTENING, OPENED]],
  enabled: (world) => ([0, 1] as const).flatMap((peer) => RULES.filter((rule) => applies(rule, world[peer])).map(({ name }) => ({ peer, rule: name }))),
  step: (world, action) => {
    const rule = BY_NAME.get(action.rule);
    const local = world[action.peer];
    if (rule === undefined || !applies(rule, local)) return undefined;
    const remote = world[action.peer === 0 ? 1 : 0];
    const next: Peer = { state: rule.to, tcb: rule.tcb ?? local.tcb, queue: local.queue.slice(rule.takes?.length ?? 0) };
    const told: Peer = rule.sends === undefined ? remote : { ...remote, queue: [...remote.queue, rule.sends] };
    return { action, after: action.peer === 0 ? [next, told] : [told, next] };
  },
};

/** Its state constraint, no segment twice in a row in a queue, and its action constraint. */
export const withinPublished = ({ action, after }: PublishedStep): boolean =>
  BY_NAME.get(action.rule)?.beyond !== true && after.every(({ queue }) => queue.every((kind, i) => kind !== queue[i + 1]));
