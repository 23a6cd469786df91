/** The kernel that we run on, over TUN in network namespaces of its own. Its clock is real: time that passes is cut short, and its timers are not judged. */
import { accessSync, constants } from "node:fs";
import { release } from "node:os";
import { spawnSync } from "node:child_process";
import { PROFILES } from "../../model/profiles.ts";
import { ffi } from "../ffi.ts";
import { SOCKETS } from "../../wire/trace-capture.ts";
import type { Stack, StackSocket } from "../stack.ts";
import { LINUX_DEVIATIONS } from "./deviations.ts";
import { LinuxEnd } from "./end.ts";
import { Host, Libc } from "./host.ts";
import { timeWaitOf } from "./time-wait.ts";

/** One for each address: two ends are two kernels, as far as a network namespace makes one. */
const hosts = new Map<string, Host>();
/** A namespace keeps every TIME-WAIT for a minute, and each look at a state goes through them: another one is quicker. */
const MOST_ENDS = 200;
let libc: Libc | undefined;
let used = 0;

const missing = (): string | undefined => {
  if (process.platform !== "linux") return "this is not Linux";
  if (process.getuid?.() !== 0) return "needs root, or a user namespace: unshare -Urn synproof stack linux";
  if (ffi() === undefined) return "koffi is not installed: npm install koffi";
  if (spawnSync("ip", ["-V"], { stdio: "ignore" }).status !== 0) return "there is no ip (apt-get install iproute2)";
  try {
    accessSync("/dev/net/tun", constants.R_OK | constants.W_OK);
    return undefined;
  } catch {
    return "/dev/net/tun is not there, or not ours to open";
  }
};

const open = (sockets: { readonly local: StackSocket; readonly remote: StackSocket }): LinuxEnd => {
  const key = sockets.local.address.join(".");
  libc ??= new Libc();
  let host = hosts.get(key);
  if (host !== undefined && host.opened >= MOST_ENDS && host.live.size === 0) {
    host.close();
    host = undefined;
  }
  if (host === undefined) hosts.set(key, (host = new Host(libc, sockets.local, sockets.remote)));
  host.opened++;
  used++;
  const end = new LinuxEnd(host, sockets, { local: 10_000 + (used % 50_000), remote: 10_000 + ((used * 7) % 50_000) });
  host.live.add(end);
  return end;
};

export const linux: Stack = {
  id: "linux",
  title: `Linux ${/^\d+\.\d+/.exec(release())?.[0] ?? ""}`.trim(),
  clock: "real",
  claimed: {
    ...PROFILES.linux.profile,
    rcvBuffer: 64_240,
    sndBuffer: 16_384,
    mss: 536,
    // tcp_rcv_established and tcp_rcv_state_process drop what has none of ACK, RST and SYN before they look at its number.
    unacceptableWithoutAck: "silence",
    // tcp_sequence and tcp_in_window take the number behind the window, too.
    resetWindow: "as-printed",
    // The namespace has no limit (host.ts).
    challengeLimit: undefined,
    // An application has nothing to close before accept() hands the connection over; what it makes is shutdown(SHUT_WR), which goes on reading.
    closeInSynReceived: "after-established",
    halfDuplexClose: false,
    userTimeout: Number.POSITIVE_INFINITY,
  },
  deviations: LINUX_DEVIATIONS,
  unavailable: missing,
  timeWait: () => timeWaitOf((local, remote) => open({ local, remote }), SOCKETS.A, SOCKETS.B),
  open,
};
