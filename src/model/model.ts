/** The contract between what is modelled and the engines that explore it. An engine never names a TCP state. */
export interface Model<World, Action, Step extends { readonly after: World }> {
  readonly initial: readonly World[];
  /** What may happen next, in a fixed order. */
  enabled(world: World): readonly Action[];
  /** Pure. Undefined when the action is not possible in this world. */
  step(world: World, action: Action): Step | undefined;
}
