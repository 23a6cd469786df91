/** One endpoint of the kernel: sockets on the inside, the TUN interface on the outside. */
import type { State } from "../../model/tcb.ts";
import type { CallAnswer, Happening, StackEnd, StackSocket, Told } from "../stack.ts";
import type { Host } from "./host.ts";
import { withPorts } from "./ports.ts";

/** The kernel's numbers, from 1 (include/net/tcp_states.h). */
const STATES: readonly State[] = ["ESTABLISHED", "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSED", "CLOSE-WAIT", "LAST-ACK", "LISTEN", "CLOSING", "SYN-RECEIVED"];
const NONBLOCKING_STREAM = 0x801;
const NONBLOCKING = 0x800;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const SO_ERROR = 4;
const SO_LINGER = 13;
const TCP = 6;
const TCP_NODELAY = 1;
const TCP_INFO = 11;
const MSG_NOSIGNAL = 0x4000;
const EAGAIN = 11;
const ECONNRESET = 104;
const ETIMEDOUT = 110;
const ECONNREFUSED = 111;
const EPIPE = 32;
/** ms; time is real here, and a run does not wait for it longer at once. */
const LONGEST_WAIT = 1;

/** For what is read: one thread, one call at a time. */
const BUFFER = Buffer.alloc(4_096);

export class LinuxEnd implements StackEnd {
  readonly #host: Host;
  readonly #sockets: { readonly local: StackSocket; readonly remote: StackSocket };
  /** Ports that nobody has used before: the kernel remembers connections for a minute. */
  readonly #ports: { readonly local: number; readonly remote: number };
  #listener = -1;
  #fd = -1;
  #open = false;
  #ended = false;
  /** Whether the user of a passive end listens again: without, nobody could take a new SYN in TIME-WAIT. */
  #again = false;
  #passive = false;
  #happenings: Happening[] = [];

  constructor(host: Host, sockets: { readonly local: StackSocket; readonly remote: StackSocket }, ports: { readonly local: number; readonly remote: number }) {
    this.#host = host;
    this.#sockets = sockets;
    this.#ports = ports;
    host.read();
  }

  useIsn(): void {
    // The kernel chooses its own (RFC 6528).
  }
  listen(): CallAnswer {
    if (this.#state() !== "CLOSED") return "absent";
    this.#passive = true;
    return this.#listens();
  }
  /** A new SYN has taken TIME-WAIT over: the descriptor is of the connection before. */
  #isTakenOver(): boolean {
    return this.#again && this.#state() === "SYN-RECEIVED";
  }
  #listens(): CallAnswer {
    this.#listener = this.#socket();
    return this.#call("int listen(int fd, int backlog)", this.#listener, 1) === 0 ? "done" : "refused";
  }
  connect(): CallAnswer {
    if (this.#listener >= 0) return "absent";
    this.#drop();
    this.#fd = this.#socket();
    this.#passive = false;
    this.#open = false;
    this.#ended = false;
    this.#call("int connect(int fd, const void *address, uint32_t length)", this.#fd, address(this.#sockets.remote, this.#ports.remote), 16);
    return "done";
  }
  write(text: Uint8Array): CallAnswer {
    if (this.#fd < 0 || !this.#open || this.#isTakenOver()) return "absent";
    return this.#call("int64_t send(int fd, const void *octets, size_t length, int flags)", this.#fd, Buffer.from(text), text.length, MSG_NOSIGNAL) === text.length ? "done" : "refused";
  }
  taken(): void {
    // Text is read as soon as it is there.
  }
  close(): CallAnswer {
    if (this.#listener >= 0 && this.#state() === "LISTEN") {
      this.#stopListening();
      return "done";
    }
    if (this.#fd < 0 || this.#isTakenOver()) return "absent";
    if (!this.#open) {
      this.#drop();
      return "done";
    }
    return this.#call("int shutdown(int fd, int how)", this.#fd, 1) === 0 ? "done" : "refused";
  }
  abort(): CallAnswer {
    if (this.#listener >= 0 && this.#state() === "LISTEN") this.#stopListening();
    else if (this.#fd < 0) return "absent";
    else this.#drop();
    return "done";
  }
  receive(packet: Uint8Array): void {
    this.#host.write(withPorts(packet, this.#ports.remote, this.#ports.local));
  }
  elapse(ms: number): void {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.min(ms, LONGEST_WAIT));
  }
  take(): readonly Happening[] {
    this.#accept();
    this.#read();
    this.#listenAgain();
    for (const packet of this.#host.read()) {
      const own = withPorts(packet, this.#sockets.local.port, this.#sockets.remote.port, this.#ports);
      if (own !== undefined) this.#happenings.push({ kind: "sent", packet: own });
    }
    const happenings = this.#happenings;
    this.#happenings = [];
    return happenings;
  }
  told(): Told {
    return { state: this.#state() };
  }
  /** ms until TIME-WAIT ends, by the kernel's own timer; undefined elsewhere, and where it does not say. */
  timeWaitLeft(): number | undefined {
    const { state, expires } = this.#host.diagnose(this.#sockets, this.#ports);
    return STATES[state - 1] === "TIME-WAIT" && expires > 0 ? expires : undefined;
  }
  release(): void {
    this.#drop();
    this.#stopListening();
    this.#host.read();
    this.#host.live.delete(this);
  }

  #call(declaration: string, ...values: readonly unknown[]): number {
    return this.#host.libc.call(declaration, ...values);
  }
  #socket(): number {
    this.#host.enter();
    const fd = this.#call("int socket(int domain, int type, int protocol)", 2, NONBLOCKING_STREAM, 0);
    this.#option(fd, SOL_SOCKET, SO_REUSEADDR, [1]);
    this.#option(fd, TCP, TCP_NODELAY, [1]);
    if (this.#call("int bind(int fd, const void *address, uint32_t length)", fd, address(this.#sockets.local, this.#ports.local), 16) !== 0) throw new Error(`bind: error ${this.#host.libc.errno}`);
    return fd;
  }
  #option(fd: number, level: number, name: number, values: readonly number[]): void {
    const octets = Buffer.alloc(values.length * 4);
    values.forEach((value, i) => octets.writeInt32LE(value, i * 4));
    this.#call("int setsockopt(int fd, int level, int name, const void *value, uint32_t length)", fd, level, name, octets, octets.length);
  }
  #accept(): void {
    if (this.#listener < 0) return;
    const fd = this.#call("int accept4(int fd, void *address, void *length, int flags)", this.#listener, null, null, NONBLOCKING);
    if (fd < 0) return;
    this.#drop();
    this.#fd = fd;
    this.#again = false;
    this.#opened();
    this.#option(fd, TCP, TCP_NODELAY, [1]);
    this.#stopListening();
  }
  #listenAgain(): void {
    // Only behind the remote FIN can it be in TIME-WAIT.
    if (!this.#passive || (this.#again ? false : this.#listener >= 0 || !this.#ended)) return;
    const state = this.#state();
    if (state === "TIME-WAIT" && !this.#again) {
      this.#listens();
      this.#again = true;
    } else if (state === "LISTEN" && this.#again) {
      this.#stopListening();
      this.#again = false;
    }
  }
  #opened(): void {
    this.#open = true;
    this.#ended = false;
    this.#happenings.push({ kind: "open" });
  }
  /** Behind the end of the stream recv() says no more: SO_ERROR tells of a reset. */
  #askError(): void {
    const value = Buffer.alloc(4);
    const length = Buffer.from([4, 0, 0, 0]);
    this.#call("int getsockopt(int fd, int level, int name, _Out_ void *value, _Inout_ void *length)", this.#fd, SOL_SOCKET, SO_ERROR, value, length);
    if (value.readInt32LE() !== 0) this.#happenings.push({ kind: value.readInt32LE() === ETIMEDOUT ? "timeout" : "reset" });
  }
  #read(): void {
    if (this.#fd >= 0 && this.#ended && this.#open) this.#askError();
    while (this.#fd >= 0 && !this.#ended) {
      if (!this.#open) {
        // SO_ERROR tells how connect() went; ESTABLISHED, or past it, that it went well.
        const state = this.#state();
        if (state !== "SYN-SENT" && state !== "SYN-RECEIVED" && state !== "CLOSED") this.#opened();
      }
      const length = this.#call("int64_t recv(int fd, _Out_ void *octets, size_t length, int flags)", this.#fd, BUFFER, BUFFER.length, 0);
      if (length > 0) this.#happenings.push({ kind: "text", text: Uint8Array.from(BUFFER.subarray(0, length)) });
      else if (length === 0) {
        this.#ended = true;
        if (this.#open) this.#happenings.push({ kind: "closing" });
      } else {
        const { errno } = this.#host.libc;
        if (errno === EAGAIN) return;
        this.#ended = true;
        if (errno === ECONNRESET || errno === ECONNREFUSED || errno === EPIPE) this.#happenings.push({ kind: "reset" });
        if (errno === ETIMEDOUT) this.#happenings.push({ kind: "timeout" });
        return;
      }
    }
  }
  /** The descriptor's own state is quick to ask; of what no descriptor leads to the kernel is asked. */
  #state(): State {
    if (this.#fd < 0 && this.#listener < 0) return this.#passive || this.#open ? this.#asked() : "CLOSED";
    if (this.#fd < 0) return this.#asked();
    const info = Buffer.alloc(1);
    const length = Buffer.from([1, 0, 0, 0]);
    this.#call("int getsockopt(int fd, int level, int name, _Out_ void *value, _Inout_ void *length)", this.#fd, TCP, TCP_INFO, info, length);
    const state = STATES[(info[0] ?? 0) - 1] ?? "CLOSED";
    return state === "CLOSED" ? this.#asked() : state;
  }
  #asked(): State {
    return STATES[this.#host.diagnose(this.#sockets, this.#ports).state - 1] ?? "CLOSED";
  }
  /** ABORT (§3.9.1.5): a lingering time of 0. */
  #drop(): void {
    if (this.#fd < 0) return;
    this.#option(this.#fd, SOL_SOCKET, SO_LINGER, [1, 0]);
    this.#call("int close(int fd)", this.#fd);
    this.#fd = -1;
  }
  #stopListening(): void {
    if (this.#listener >= 0) this.#call("int close(int fd)", this.#listener);
    this.#listener = -1;
  }
}

/** struct sockaddr_in. */
const address = (socket: StackSocket, port: number): Buffer => {
  const octets = Buffer.alloc(16);
  octets.writeUInt16LE(2, 0);
  octets.writeUInt16BE(port, 2);
  octets.set(socket.address, 4);
  return octets;
};
