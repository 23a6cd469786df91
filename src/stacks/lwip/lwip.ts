/** lwIP 2.1 as WebAssembly: deterministic, with a clock of our own, without root. `npm run build:lwip` makes it. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PROFILES } from "../../model/profiles.ts";
import type { Stack } from "../stack.ts";
import { Module, type WasmModule } from "../web-assembly.ts";
import { LWIP_DEVIATIONS } from "./deviations.ts";
import { Instance, LwipEnd } from "./end.ts";

const FILE = fileURLToPath(new URL("../../../build/lwip.wasm", import.meta.url));

let module: WasmModule | undefined;
/** Instances that nobody uses. */
const idle: Instance[] = [];

const instance = (): Instance => {
  module ??= new Module(readFileSync(FILE));
  return idle.pop() ?? new Instance(module);
};

export const lwip: Stack = {
  id: "lwip",
  title: "lwIP 2.1.3",
  clock: "virtual",
  claimed: {
    ...PROFILES.rfc9293.profile,
    // lwipopts.h.
    rcvBuffer: 2_144,
    sndBuffer: 2_144,
    mss: 536,
    // TCP_MSL, LWIP_TCP_RTO_TIME; the slow timer runs every 500 ms.
    msl: 60_000,
    rtoInitial: 3_000,
    // tcp_listen_input keeps the listener, tcp_process answers a SYN in the window (tcp_in.c).
    timeWaitReuse: "never",
    // tcp_timewait_input: "RST … ignored" (RFC 1337).
    resetInTimeWait: "ignore",
    // An application has nothing to close before the listener hands the connection over.
    closeInSynReceived: "after-established",
    // tcp_process: TCP_SEQ_BETWEEN takes the number behind the window, too.
    resetWindow: "as-printed",
    challengeLimit: undefined,
    ackRangeCheck: false,
    userTimeout: Number.POSITIVE_INFINITY,
  },
  deviations: LWIP_DEVIATIONS,
  unavailable: () => (existsSync(FILE) ? undefined : "build/lwip.wasm is not there: make it in a clone of Synproof with npm run build:lwip (needs clang, lld, wasi-libc, libclang-rt-14-dev-wasm32), before the package is made"),
  open: (sockets) => new LwipEnd(instance(), sockets, (used) => void idle.push(used)),
};
