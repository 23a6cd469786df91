/** Watching a run with a list of properties. */
import type { Property } from "../properties/property.ts";

export interface Violation {
  readonly property: string;
  readonly because: string;
  readonly blame: readonly string[];
}

/** How often each property had something to say, over all runs that it watched. */
export type Exercised = Map<string, number>;

const NONE: readonly Violation[] = [];

/** The memory of one run. */
export class Judge<Step> {
  readonly #properties: readonly Property<Step>[];
  readonly #memories: unknown[];
  readonly #counts: number[];

  constructor(properties: readonly Property<Step>[]) {
    this.#properties = properties;
    this.#memories = properties.map(({ start }) => start);
    this.#counts = properties.map(() => 0);
  }

  /** The violations of one step, in the order of the properties. */
  see(step: Step): readonly Violation[] {
    let violations = NONE;
    const properties = this.#properties;
    const memories = this.#memories;
    for (let i = 0; i < properties.length; i++) {
      const property = properties[i];
      if (property === undefined) continue;
      const memory = memories[i];
      if (property.when(step, memory)) {
        this.#counts[i] = (this.#counts[i] ?? 0) + 1;
        const judgement = property.then(step, memory);
        if (!judgement.ok) violations = [...violations, { property: property.id, because: judgement.because, blame: judgement.blame }];
      }
      memories[i] = property.remember(step, memory);
    }
    return violations;
  }

  /** How often each property had something to say so far, in the order of the properties. */
  get counts(): readonly number[] {
    return this.#counts;
  }

  /** Adds how often each property had something to say in this run. */
  addTo(exercised: Exercised): void {
    for (const [i, { id }] of this.#properties.entries()) {
      const count = this.#counts[i];
      if (count !== undefined && count > 0) exercised.set(id, (exercised.get(id) ?? 0) + count);
    }
  }
}
