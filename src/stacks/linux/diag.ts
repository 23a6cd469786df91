/** Asking the kernel for the state of one connection (sock_diag(7)), whether a descriptor leads to it or not: quicker than to read the table of all. */
import type { StackSocket } from "../stack.ts";
import type { Libc } from "./host.ts";
import type { Ports } from "./ports.ts";

const AF_NETLINK = 16;
const SOCK_RAW = 3;
const NETLINK_SOCK_DIAG = 4;
const SOCK_DIAG_BY_FAMILY = 20;
const NLMSG_ERROR = 2;
const ENOENT = 2;
const HEADER = 16;
const LENGTH = HEADER + 56;

export interface Diagnosis {
  /** The kernel's number of the state (include/net/tcp_states.h); 0: there is no such connection, and nobody listens. */
  readonly state: number;
  /** ms until its timer runs out, that of TIME-WAIT too. */
  readonly expires: number;
}

export class Diag {
  readonly #libc: Libc;
  readonly #fd: number;
  readonly #request = Buffer.alloc(LENGTH);
  readonly #answer = Buffer.alloc(1_024);

  /** Asks the namespace that the thread is in now. */
  constructor(libc: Libc) {
    this.#libc = libc;
    this.#fd = libc.call("int socket(int domain, int type, int protocol)", AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG);
    // struct nlmsghdr, then struct inet_diag_req_v2 with every state and no cookie.
    this.#request.writeUInt32LE(LENGTH, 0);
    this.#request.writeUInt16LE(SOCK_DIAG_BY_FAMILY, 4);
    this.#request.writeUInt16LE(1, 6);
    this.#request.set([2, 6], HEADER);
    this.#request.fill(0xff, HEADER + 4, HEADER + 8);
    this.#request.fill(0xff, LENGTH - 8, LENGTH);
  }

  /** What it says of a connection between these sockets, or of who listens; undefined where it does not say. */
  ask(local: StackSocket, remote: StackSocket, ports: Ports): Diagnosis | undefined {
    if (this.#fd < 0) return undefined;
    this.#request.writeUInt16BE(ports.local, HEADER + 8);
    this.#request.writeUInt16BE(ports.remote, HEADER + 10);
    this.#request.set(local.address, HEADER + 12);
    this.#request.set(remote.address, HEADER + 28);
    this.#libc.call("int64_t send(int fd, const void *octets, size_t length, int flags)", this.#fd, this.#request, LENGTH, 0);
    const length = this.#libc.call("int64_t recv(int fd, _Out_ void *octets, size_t length, int flags)", this.#fd, this.#answer, this.#answer.length, 0);
    const type = this.#answer.readUInt16LE(4);
    if (length >= LENGTH && type === SOCK_DIAG_BY_FAMILY) return { state: this.#answer[HEADER + 1] ?? 0, expires: this.#answer.readUInt32LE(HEADER + 52) };
    return length >= HEADER + 4 && type === NLMSG_ERROR && this.#answer.readInt32LE(HEADER) === -ENOENT ? { state: 0, expires: 0 } : undefined;
  }

  close(): void {
    if (this.#fd >= 0) this.#libc.call("int close(int fd)", this.#fd);
  }
}
