/** The states as TCP_INFO numbers them, by the model's names, Linux's and FreeBSD's. */
import type { State } from "../../model/tcb.ts";
import type { System } from "../systems.ts";

/** include/net/tcp_states.h */
const LINUX: Readonly<Record<State, number>> = {
  ESTABLISHED: 1, "SYN-SENT": 2, "SYN-RECEIVED": 3, "FIN-WAIT-1": 4, "FIN-WAIT-2": 5, "TIME-WAIT": 6, CLOSED: 7, "CLOSE-WAIT": 8, "LAST-ACK": 9, LISTEN: 10, CLOSING: 11,
};
/** sys/netinet/tcp_fsm.h */
const BSD: Readonly<Record<State, number>> = {
  CLOSED: 0, LISTEN: 1, "SYN-SENT": 2, "SYN-RECEIVED": 3, ESTABLISHED: 4, "CLOSE-WAIT": 5, "FIN-WAIT-1": 6, CLOSING: 7, "LAST-ACK": 8, "FIN-WAIT-2": 9, "TIME-WAIT": 10,
};

const NAMES: Readonly<Record<string, State>> = {
  TCP_ESTABLISHED: "ESTABLISHED", TCP_SYN_SENT: "SYN-SENT", TCP_SYN_RECV: "SYN-RECEIVED", TCP_FIN_WAIT1: "FIN-WAIT-1", TCP_FIN_WAIT2: "FIN-WAIT-2", TCP_TIME_WAIT: "TIME-WAIT",
  TCP_CLOSE: "CLOSED", TCP_CLOSE_WAIT: "CLOSE-WAIT", TCP_LAST_ACK: "LAST-ACK", TCP_LISTEN: "LISTEN", TCP_CLOSING: "CLOSING",
  TCPI_ESTABLISHED: "ESTABLISHED", TCPI_SYN_SENT: "SYN-SENT", TCPI_SYN_RECEIVED: "SYN-RECEIVED", TCPI_FIN_WAIT_1: "FIN-WAIT-1", TCPI_FIN_WAIT_2: "FIN-WAIT-2", TCPI_TIME_WAIT: "TIME-WAIT",
  TCPI_CLOSED: "CLOSED", TCPI_CLOSE_WAIT: "CLOSE-WAIT", TCPI_LAST_ACK: "LAST-ACK", TCPI_LISTEN: "LISTEN", TCPI_CLOSING: "CLOSING",
  TCPS_ESTABLISHED: "ESTABLISHED", TCPS_CLOSED: "CLOSED", TCPS_TIME_WAIT: "TIME-WAIT",
};
const isState = (name: string): name is State => Object.hasOwn(LINUX, name);

/** Of a state, or of a symbol that stands for one. */
export const stateNumber = (name: string, { symbol }: System): number | undefined => {
  const state = Object.hasOwn(NAMES, name) ? NAMES[name] : isState(name) ? name : undefined;
  return state === undefined ? undefined : (symbol === "FreeBSD" ? BSD : LINUX)[state];
};

/** The symbol of a state in scripts for a system. */
export const stateName = (state: State, system: "linux" | "freebsd"): string =>
  Object.keys(NAMES).find((name) => NAMES[name] === state && name.startsWith(system === "linux" ? "TCP_" : "TCPI_")) ?? state;
