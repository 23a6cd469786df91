/** Watching a run with a list of properties. */
import type { Property } from "../properties/property.ts";

export interface Violation {
  readonly property: string;
  readonly because: string;
  readonly blame: readonly string[];
}

/** How often each property had something to say, over all runs that it watched. */
export type Exercised = Map<string, number>;

/** The memory of one run. */
export class Judge<Step> {
  readonly #properties: readonly Property<Step>[];
  readonly #memories: unknown[];
  readonly #exercised: Exercised;

  constructor(properties: readonly Property<Step>[], exercised: Exercised) {
    this.#properties = properties;
    this.#memories = properties.map(({ start }) => start);
    this.#exercised = exercised;
  }

  /** The violations of one step, in the order of the properties. */
  see(step: Step): readonly Violation[] {
    const violations: Violation[] = [];
    for (const [i, property] of this.#properties.entries()) {
      const memory = this.#memories[i];
      if (property.when(step, memory)) {
        this.#exercised.set(property.id, (this.#exercised.get(property.id) ?? 0) + 1);
        const judgement = property.then(step, memory);
        if (!judgement.ok) violations.push({ property: property.id, because: judgement.because, blame: judgement.blame });
      }
      this.#memories[i] = property.remember(step, memory);
    }
    return violations;
  }
}
