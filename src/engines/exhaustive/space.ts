/**
 * What a search sees of an instance: states of two small numbers, and their successors. Nothing of TCP. Columns that are met one
 * after the other in the same row cost next to nothing (pair-set.ts): the part of a state that has the most values should be its column.
 */

/** Called for every successor: its row and column, and the number of the action that leads to it. */
export type Found = (row: number, column: number, action: number) => void;

export interface State {
  readonly row: number;
  readonly column: number;
  /** Its number, for whoever wants to remember where something was seen. */
  readonly index: number;
}

export interface Space {
  /** Octets of all that grows while it is searched, estimated where it is objects; absent where nothing does. */
  readonly octets?: number;
  /** Hands over each initial state; the action is 0 and means nothing. */
  start(found: Found): void;
  /**
   * Hands over each successor of a state.
   * @returns how many further successors lie beyond the bounds of the instance and were cut off.
   */
  expand(state: State, found: Found): number;
}
