/** /proc/net/tcp, the kernel's table of connections as text: where sock_diag is not there. */
import type { Ports } from "./ports.ts";

const LISTENS = 10;

/** The kernel's number of the state of the connection between two ports, of whoever listens at the local one, or 0. */
export const stateInTable = (table: string, { local, remote }: Ports): number => {
  const [, state] = new RegExp(`:${hex(local)} [0-9A-F]{8}:${hex(remote)} ([0-9A-F]{2})`).exec(table) ?? [];
  if (state !== undefined) return Number.parseInt(state, 16);
  return new RegExp(`:${hex(local)} [0-9A-F]{8}:0000 0A`).test(table) ? LISTENS : 0;
};

const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, "0");
