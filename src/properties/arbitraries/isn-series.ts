/** Series of openings for the ISN properties. */
import * as fc from "fast-check";
import type { Opening } from "../../model/isn-series.ts";

/**
 * Fixed sets, for which test/properties/isn shows that no two F lie close by chance: the properties of ISNs cannot fail
 * by bad luck.
 */
export const SECRETS = 16;
export const REMOTES = 16;

/** ms: at the same instant, a tick or two apart, after a TIME-WAIT, after hours (the clock of 4 µs wraps after 4.77). */
const after = (): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 }), fc.constantFrom(1_000, 60_000, 240_000), fc.integer({ min: 1, max: 4 * 3_600_000 }));

/** Few sockets are opened often. */
const remote = (): fc.Arbitrary<number> =>
  fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: REMOTES }) });

/** Each opening may be one too many, the last like the first: fast-check's own lists always keep their last. */
class Openings extends fc.Arbitrary<Opening[]> {
  readonly #drawn = fc.array(fc.record({ remote: remote(), after: after() }), { minLength: 1, maxLength: 12 });

  override generate(mrng: fc.Random, bias: number | undefined): fc.Value<Opening[]> {
    return this.#drawn.generate(mrng, bias);
  }
  override canShrinkWithoutContext(value: unknown): value is Opening[] {
    return this.#drawn.canShrinkWithoutContext(value);
  }
  override shrink(value: Opening[], context: unknown): fc.Stream<fc.Value<Opening[]>> {
    const fewer = value.length === 1 ? [] : value.map((_, at) => new fc.Value(value.toSpliced(at, 1), undefined));
    return fc.stream(fewer.values()).join(this.#drawn.shrink(value, context));
  }
}

export const openings = (): fc.Arbitrary<readonly Opening[]> => new Openings();

export interface IsnRun {
  readonly secret: number;
  readonly openings: readonly Opening[];
}

export const isnRun = (): fc.Arbitrary<IsnRun> => fc.record({ secret: fc.nat(SECRETS - 1), openings: openings() });
