/** What a variant promises and no small instance shows, with the reason: random runs see it. */
const NO_END = "a run that never comes to rest is a loop, and has no last step to judge within bounds; random runs see it by giving up after 1,500 steps";

const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "never-gives-up": { "comes-to-rest": NO_END },
  "time-wait-answers-every-ack": { "comes-to-rest": NO_END },
};

/** Nothing when there is no reason: then it is a hole. */
export const whyUnseen = (variant: string, property: string): { readonly reason?: string } => {
  const reason = REASONS[variant]?.[property];
  return reason === undefined ? {} : { reason };
};

/** Every entry, for the test that none is out of date. */
export const UNSEEN: readonly { readonly variant: string; readonly property: string }[] =
  Object.entries(REASONS).flatMap(([variant, properties]) => Object.keys(properties).map((property) => ({ variant, property })));
