/** A property: when it applies, what must then hold, and what it has to remember to tell. */

export type Kind = "always" | "eventually" | "sometimes";
/** What is driven: one endpoint by injection, two endpoints and a network, a listener with its queues, or ISN selection. */
export type Scope = "endpoint" | "connection" | "listener" | "isn";

/** "Holds", or why not, and which fields are to blame (paths such as `after.rcvNxt` or `sent[0].ack`). */
export type Judgement = { readonly ok: true } | { readonly ok: false; readonly because: string; readonly blame: readonly string[] };

export const OK: Judgement = { ok: true };
export const broken = (because: string, ...blame: readonly string[]): Judgement => ({ ok: false, because, blame });

export interface Definition<Step, Memory> {
  /** In words, and the name of its file. */
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly claim: string;
  /** Where the RFC asks for it: sections and requirement labels. */
  readonly clause: string;
  readonly kind: Kind;
  readonly scope: Scope;
  /** Given where a property of a connection looks at segments in the network, and not only at how many there are. */
  readonly looksAt?: "segments";
  /** What is known before the first step: plain, immutable data. */
  readonly start: Memory;
  /** Whether the claim says anything about this step. Counted: a property that never applies is vacuous. */
  when(step: Step, memory: Memory): boolean;
  /** Asked only when `when` holds. */
  then(step: Step, memory: Memory): Judgement;
  /** What is known after the step. */
  remember(step: Step, memory: Memory): Memory;
}

/** A property whose memory is its own affair. */
export type Property<Step> = Definition<Step, unknown>;

/** The one place where the type of the memory is forgotten: an engine passes it back only to the property it came from. */
export const property = <Step, Memory>(definition: Definition<Step, Memory>): Property<Step> =>
  definition as unknown as Property<Step>;

/** A property that needs to remember nothing. */
export const stateless = <Step>(definition: Omit<Definition<Step, null>, "start" | "remember">): Property<Step> =>
  property<Step, null>({ ...definition, start: null, remember: () => null });
