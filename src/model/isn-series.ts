/** A host that opens connections one after the other: what the ISN properties are judged on. */
import { f, scramble, selectIsn, TICKS_PER_MS } from "./isn.ts";
import type { Profile } from "./profile.ts";
import type { Seq } from "./seq.ts";
import { keyFrom } from "./siphash.ts";

export interface Opening {
  /** The number of the remote socket. */
  readonly remote: number;
  /** ms since the opening before. */
  readonly after: number;
}

export interface IsnSetup {
  /** What the host does. */
  readonly profile: Profile;
  /** What it claims to do. */
  readonly claimed: Profile;
  readonly secret: number;
}

/** One opening. */
export interface IsnStep {
  readonly opening: Opening;
  /** M at this instant, ticks of 4 µs since the host started. */
  readonly clock: number;
  readonly isn: Seq;
  readonly claimed: Profile;
}

/** 192.0.2.0/24 and 198.51.100.0/24 are set aside for examples (RFC 5737). */
const LOCAL = { localIp: 0xc000_0201, localPort: 80 };
const REMOTE_NET = 0xc633_6400;

/** Remote sockets differ in address and port alike. */
const tupleOf = (remote: number): Parameters<typeof f>[0] => ({
  ...LOCAL,
  remoteIp: REMOTE_NET + (remote & 0xff),
  remotePort: 49_152 + remote,
});

export const isnSeries = (setup: IsnSetup, openings: readonly Opening[]): readonly IsnStep[] => {
  const secret = keyFrom(setup.secret);
  let clock = 0;
  return openings.map((opening, nth) => {
    clock += opening.after * TICKS_PER_MS;
    const inputs = { f: f(tupleOf(opening.remote), secret), clock, entropy: scramble(setup.secret, nth) };
    return { opening, clock, isn: selectIsn(setup.profile, inputs), claimed: setup.claimed };
  });
};
