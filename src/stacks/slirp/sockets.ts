/** Sockets of the host, on its loopback interface: what libslirp connects the guest with. None of them ever waits. */
import type { Ffi } from "../ffi.ts";

const NONBLOCKING_STREAM = 0x801;
const NONBLOCKING = 0x800;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const SO_OOBINLINE = 10;
const SO_LINGER = 13;
const NO_SIGNAL = 0x4000;
const WRITING = 1;
const MOST = 65_536;
/** Of slirp_connection_info, the line of a port that leads to the guest. */
export const FORWARDED = /TCP\[HOST_FORWARD\] +\d+ +[\d.]+ +(\d+)/;

export class Sockets {
  readonly #call: Readonly<Record<"socket" | "bind" | "name" | "option" | "listen" | "accept" | "connect" | "send" | "receive" | "shutdown" | "close" | "poll", (...values: readonly unknown[]) => number>>;
  readonly #buffer = Buffer.alloc(MOST);

  constructor(koffi: Ffi) {
    const libc = koffi.load("libc.so.6");
    this.#call = {
      socket: libc.func("int socket(int domain, int type, int protocol)"),
      bind: libc.func("int bind(int fd, const void *address, uint32_t length)"),
      name: libc.func("int getsockname(int fd, _Out_ void *address, _Inout_ void *length)"),
      option: libc.func("int setsockopt(int fd, int level, int name, const void *value, uint32_t length)"),
      listen: libc.func("int listen(int fd, int backlog)"),
      accept: libc.func("int accept4(int fd, void *address, void *length, int flags)"),
      connect: libc.func("int connect(int fd, const void *address, uint32_t length)"),
      send: libc.func("int64_t send(int fd, const void *octets, size_t length, int flags)"),
      receive: libc.func("int64_t recv(int fd, _Out_ void *octets, size_t length, int flags)"),
      shutdown: libc.func("int shutdown(int fd, int how)"),
      close: libc.func("int close(int fd)"),
      poll: libc.func("int poll(_Inout_ void *sockets, unsigned long count, int timeout)"),
    };
  }

  /** A socket that is bound to a port; 0: one that nobody has. */
  bound(port: number): number {
    const fd = this.#call.socket(2, NONBLOCKING_STREAM, 0);
    this.#option(fd, SO_REUSEADDR, [1]);
    this.#option(fd, SO_OOBINLINE, [1]);
    if (fd < 0 || this.#call.bind(fd, loopback(port), 16) !== 0) throw new Error("the host has no socket or port left");
    return fd;
  }
  portOf(fd: number): number {
    const address = Buffer.alloc(16);
    this.#call.name(fd, address, Buffer.from([16, 0, 0, 0]));
    return address.readUInt16BE(2);
  }
  listen(fd: number): boolean {
    return this.#call.listen(fd, 8) === 0;
  }
  /** @returns a negative number where there is nothing to accept. */
  accept(fd: number): number {
    const accepted = this.#call.accept(fd, null, null, NONBLOCKING);
    if (accepted >= 0) this.#option(accepted, SO_OOBINLINE, [1]);
    return accepted;
  }
  connect(fd: number, port: number): void {
    this.#call.connect(fd, loopback(port), 16);
  }
  send(fd: number, text: Uint8Array): boolean {
    return Number(this.#call.send(fd, Buffer.from(text), text.length, NO_SIGNAL)) === text.length;
  }
  /** Empty: the other side has ended the stream. Undefined: there is nothing now, or never again. */
  receive(fd: number): Uint8Array | undefined {
    const length = Number(this.#call.receive(fd, this.#buffer, MOST, 0));
    return length < 0 ? undefined : Uint8Array.from(this.#buffer.subarray(0, length));
  }
  endStream(fd: number): boolean {
    return this.#call.shutdown(fd, WRITING) === 0;
  }
  close(fd: number): void {
    if (fd >= 0) this.#call.close(fd);
  }
  /** With a lingering time of 0: the other side is reset. */
  reset(fd: number): void {
    if (fd < 0) return;
    this.#option(fd, SO_LINGER, [1, 0]);
    this.#call.close(fd);
  }
  poll(sockets: Uint8Array, count: number): number {
    return this.#call.poll(sockets, count, 0);
  }

  #option(fd: number, name: number, values: readonly number[]): void {
    const octets = Buffer.alloc(values.length * 4);
    values.forEach((value, i) => octets.writeInt32LE(value, i * 4));
    this.#call.option(fd, SOL_SOCKET, name, octets, octets.length);
  }
}

/** struct sockaddr_in of 127.0.0.1. */
const loopback = (port: number): Buffer => {
  const octets = Buffer.alloc(16);
  octets.writeUInt16LE(2, 0);
  octets.writeUInt16BE(port, 2);
  octets.set([127, 0, 0, 1], 4);
  return octets;
};

/** libslirp's SLIRP_POLL_* beside poll(2)'s bits. */
const BITS = [[1, 1], [2, 4], [4, 2], [8, 8], [16, 16]] as const;
const translated = (bits: number, from: 0 | 1): number => BITS.reduce((sum, pair) => ((bits & pair[from]) === 0 ? sum : sum | pair[from === 0 ? 1 : 0]), 0);

/** The sockets that libslirp wants to know about, as poll(2) takes them. */
export class SocketPoll {
  readonly #sockets: Sockets;
  readonly #wanted = Buffer.alloc(8 * 16);
  #count = 0;

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
  }
  clear(): void {
    this.#count = 0;
  }
  add(fd: number, events: number): number {
    this.#wanted.writeInt32LE(fd, this.#count * 8);
    this.#wanted.writeInt16LE(translated(events, 0), this.#count * 8 + 4);
    this.#wanted.writeInt16LE(0, this.#count * 8 + 6);
    return this.#count++;
  }
  /** @returns how many sockets have something to tell. */
  ask(): number {
    return this.#count === 0 ? 0 : this.#sockets.poll(this.#wanted, this.#count);
  }
  happened(index: number): number {
    return translated(this.#wanted.readInt16LE(index * 8 + 6), 1);
  }
}
