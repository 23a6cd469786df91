/** What a search sees of an instance: states of a fixed number of 32-bit words, and their successors. Nothing of TCP. */

/** Called for every successor: its words (valid during the call only), and the number of the action that leads to it. */
export type Found = (words: Int32Array, action: number) => void;

export interface Space {
  /** Words in a state. */
  readonly width: number;
  /** Octets of all that grows while it is searched, estimated where it is objects; absent where nothing does. */
  readonly octets?: number;
  /** Hands over each initial state; the action is 0 and means nothing. */
  start(found: Found): void;
  /**
   * Hands over each successor of a state.
   * @param index the number of the state, for whoever wants to remember where something was seen.
   * @returns how many further successors lie beyond the bounds of the instance and were cut off.
   */
  expand(words: Int32Array, index: number, found: Found): number;
}
