/** What a run has spent of what its instance allows, as one number: digits of mixed bases. */
export class Purse {
  readonly #most: readonly number[];
  readonly #weights: readonly number[];
  /** How many different things can have been spent. */
  readonly combinations: number;

  /** @throws when the counts do not fit in a word. */
  constructor(most: readonly number[]) {
    this.#most = most;
    let weight = 1;
    this.#weights = most.map((top) => {
      const mine = weight;
      weight *= top + 1;
      return mine;
    });
    this.combinations = weight;
    if (weight > 2 ** 31) throw new Error(`bounds with ${weight} combinations do not fit in a word: allow less`);
  }

  /** @param place undefined costs nothing. */
  affords(spent: number, place: number | undefined): boolean {
    return place === undefined || this.#digit(spent, place) < (this.#most[place] ?? 0);
  }
  pay(spent: number, place: number | undefined): number {
    return place === undefined ? spent : spent + (this.#weights[place] ?? 0);
  }
  spent(spent: number): readonly number[] {
    return this.#most.map((_, place) => this.#digit(spent, place));
  }

  /** The same, each thing noted at another place. */
  exchanged(spent: number, places: readonly number[]): number {
    return places.reduce((sum, to, from) => sum + this.#digit(spent, from) * (this.#weights[to] ?? 0), 0);
  }

  #digit(spent: number, place: number): number {
    return Math.floor(spent / (this.#weights[place] ?? 1)) % ((this.#most[place] ?? 0) + 1);
  }
}
