/** The cells of a sweep, decided one after the other: between two of them whoever drives it may draw breath, or stop. */

export interface SweepProgress {
  /** Cells that are decided, and all there are. */
  readonly done: number;
  readonly total: number;
}

export type Sweeping<Sweep> = Generator<SweepProgress, Sweep>;

/** @param before cells that were decided before these. */
export function* eachCell<Place, Cell>(places: readonly Place[], decide: (place: Place) => Cell, before: number, total: number): Sweeping<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const place of places) {
    yield { done: before + cells.length, total };
    cells.push(decide(place));
  }
  return cells;
}
