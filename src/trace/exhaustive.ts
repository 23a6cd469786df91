/** What an exhaustive search finds, as data: of the correct model, of faulty endpoints, and of a counterexample. */
import type { Verdict } from "./results.ts";
import type { Trace } from "./trace.ts";

/** A bound of an instance, and why it is enough or all that can be afforded. */
export interface BoundTold {
  readonly what: string;
  readonly most: number;
  readonly why: string;
}

/** A property in one instance, on the correct model. */
export interface InstanceVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  /** Reachable states in which it had something to say of a step, and those steps. */
  readonly states: number;
  readonly steps: number;
  /** Actions of the shortest run in which it has something to say; absent where it never has. */
  readonly witness?: number;
  /** Actions of the shortest run that violates it, and that run. */
  readonly violatedAfter?: number;
  readonly trace?: Trace;
  /** Of an inconclusive one: what cut the search short. */
  readonly truncatedBy?: string;
}

/** One instance, explored on the correct model. */
export interface InstanceSummary {
  readonly id: string;
  readonly title: string;
  readonly bounds: readonly BoundTold[];
  readonly states: number;
  /** Those that were looked at, where each stands for its mirror image too; absent where all were. */
  readonly lookedAt?: number;
  /** Transitions, and initial states. */
  readonly generated: number;
  /** Levels, the initial states being the first. */
  readonly depth: number;
  /** Transitions beyond the bounds. */
  readonly cut: number;
  /** States whose successors are not known; 0 when all are. */
  readonly frontier: number;
  /** The limit that ended the search; absent when all states within the bounds were seen. */
  readonly stopped?: "states" | "memory" | "depth" | "interrupted";
  /** End states by class, and deadlocks: `stuck` waits for what the bounds never let happen. */
  readonly ends: { readonly desired: number; readonly acceptable: number; readonly forbidden: number; readonly stuck: number };
  readonly properties: readonly InstanceVerdict[];
}

/** How much a property had to say, over all instances. */
export interface Vacuity {
  readonly property: string;
  readonly states: number;
  readonly steps: number;
  /** The shortest run of all in which it has something to say, and the instance that it is of; absent when it is vacuous. */
  readonly witness?: { readonly instance: string; readonly actions: number; readonly trace: Trace };
}

/** A rule, or an edge of the state diagram, over all instances. */
export interface Reached {
  readonly id: string;
  readonly times: number;
  /** Why no instance reaches it. */
  readonly unreached?: string;
}

/** Everything that was explored on the correct model. */
export interface Overview {
  readonly instances: readonly InstanceSummary[];
  readonly vacuity: readonly Vacuity[];
  readonly rules: readonly Reached[];
  /** Edges of figure 5 of RFC 9293 (`LISTEN → SYN-RECEIVED`), and those that the text has besides. */
  readonly edges: readonly (Reached & { readonly inDiagram: boolean })[];
}

/** A property that a search saw violated by a faulty endpoint. */
export interface Kill {
  readonly property: string;
  readonly instance: string;
  /** Actions of the shortest run, and states seen until then. */
  readonly steps: number;
  readonly states: number;
  /** Absent where it is one of many: what the variant names has it. */
  readonly trace?: Trace;
}

/** A row of the kill matrix: one faulty endpoint. */
export interface MatrixRow {
  readonly variant: string;
  readonly family: string;
  /** States looked at, in which instances. */
  readonly searched: number;
  readonly instances: readonly string[];
  /** Instances left out: nothing in them ever comes to where the fault is, or the fault takes timestamps and they have no clock. */
  readonly untouched: readonly string[];
  /** One for each property that is violated, those that the variant names first. */
  readonly kills: readonly Kill[];
  /** Properties that the variant names and no instance saw violated, with the reason that is written down for it. */
  readonly missing: readonly { readonly property: string; readonly reason?: string }[];
  /** Why a variant that nothing of its own catches survives. */
  readonly survives?: string;
  /** Ended before everything was looked at. */
  readonly interrupted?: true;
}

/** A handshake of so many segments; variant null is RFC 9293 itself. */
export interface HandshakeRow {
  readonly segments: 1 | 2 | 3 | 4;
  readonly variant: string | null;
  readonly states: number;
  /** Properties that are violated, but for those that compare everything with the RFC's tables. */
  readonly breaks: readonly Pick<Kill, "property" | "instance" | "steps">[];
  /** Of those that compare with the tables. */
  readonly tables: readonly string[];
}

/** Two faults at once. */
export interface PairRow {
  readonly variants: readonly [string, string];
  /** Properties that catch one of them alone, and not the pair. */
  readonly hidden: readonly { readonly property: string; readonly variant: string; readonly reason?: string }[];
  /** Whether a property that either names still catches the pair. */
  readonly caught: boolean;
  readonly searched: number;
}

export interface KillMatrix {
  readonly rows: readonly MatrixRow[];
  readonly handshakes: readonly HandshakeRow[];
  /** Properties that catch nothing. */
  readonly idle: readonly string[];
  /** Absent when pairs were not asked for. */
  readonly pairs?: readonly PairRow[];
  readonly interrupted: boolean;
}

/** A fault in a counterexample: what the network, an attacker or a power cut did. */
export interface FaultTold {
  /** The place of the action in the trace. */
  readonly at: number;
  /** `the loss of A1 SYN`. */
  readonly fault: string;
  /** What happens instead when it is weakened: `it is delivered`. */
  readonly weakened: string;
  /** Whether the violation disappears then. */
  readonly necessary: boolean;
}

/** Whether a counterexample is as short as can be, with no more faults than it has. */
export interface CertificateTold {
  /** `shortest`: nothing shorter exists. `shortened`: a shorter one was found, is shown, and is shortest. `inconclusive`: the search ended at its limit. */
  readonly verdict: "shortest" | "shortened" | "inconclusive";
  /** Actions of the run that is shown, and of the one that shrinking left. */
  readonly actions: number;
  readonly shrunkTo: number;
  /** States searched, and, where inconclusive, the limit. */
  readonly states: number;
  readonly limit?: number;
  readonly faults: readonly FaultTold[];
}
