/** libslirp 4.7, the network of QEMU's guests: the TCP of 4.4BSD, with a clock of our own, without root. */
import { PROFILES } from "../../model/profiles.ts";
import { ffi } from "../ffi.ts";
import type { Stack } from "../stack.ts";
import { SLIRP_DEVIATIONS } from "./deviations.ts";
import { SlirpEnd } from "./end.ts";
import { LibSlirp } from "./library.ts";
import { Sockets } from "./sockets.ts";

let loaded: { readonly library: LibSlirp; readonly sockets: Sockets } | undefined;

/** By address, the end that was opened last: each is a library's instance with descriptors, which nobody but us would give back. */
const ends = new Map<string, SlirpEnd>();

/** @throws where there is no koffi or no libslirp. */
const load = (): NonNullable<typeof loaded> => {
  const koffi = ffi();
  if (koffi === undefined) throw new Error("koffi is not installed: npm install koffi");
  return (loaded ??= { library: new LibSlirp(koffi), sockets: new Sockets(koffi) });
};

const missing = (): string | undefined => {
  if (process.platform !== "linux") return "this is not Linux";
  const koffi = ffi();
  if (koffi === undefined) return "koffi is not installed: npm install koffi";
  try {
    koffi.load("libslirp.so.0");
    return undefined;
  } catch {
    return "there is no libslirp.so.0: apt-get install libslirp0";
  }
};

export const slirp: Stack = {
  id: "slirp",
  title: "libslirp 4.7",
  clock: "virtual",
  claimed: {
    // tcp_input: "follows pages 65-76 of the protocol specification dated September, 1981 very closely".
    ...PROFILES.rfc793.profile,
    // tcp.h: TCP_RCVSPACE is 128 KiB, of which TCP_MAXWIN can be offered; TCP_SNDSPACE. library.ts: MTU.
    rcvBuffer: 65_535,
    sndBuffer: 131_072,
    mss: 536,
    // tcp_timer.h: TCPTV_MSL; tcp_newtcpcb: TCPTV_SRTTDFLT.
    msl: 5_000,
    rtoInitial: 6_000,
    challengeLimit: undefined,
    // A socket of the host that is closed says so when libslirp looks, which it does from ESTABLISHED on.
    closeInSynReceived: "after-established",
    ackRangeCheck: false,
    userTimeout: Number.POSITIVE_INFINITY,
  },
  deviations: SLIRP_DEVIATIONS,
  unavailable: missing,
  open: (sockets) => {
    const { library, sockets: host } = load();
    const address = sockets.local.address.join(".");
    ends.get(address)?.release();
    const end = new SlirpEnd(library, host, sockets);
    ends.set(address, end);
    return end;
  },
};
