/**
 * One endpoint of libslirp. It has no interface of its own for connections: each one continues a connection to a socket of the host. So
 * the user of this end is a socket on the loopback interface, and its calls reach libslirp when it looks at its own.
 */
import type { State } from "../../model/tcb.ts";
import { u16, u32 } from "../../wire/octets.ts";
import { withPorts } from "../linux/ports.ts";
import type { CallAnswer, Happening, StackEnd, StackSocket, Told } from "../stack.ts";
import { Network, SLOW_TIMER, type LibSlirp } from "./library.ts";
import { SocketPoll, type Sockets } from "./sockets.ts";

/** misc.c, slirp_connection_info. */
const NAMES: Readonly<Record<string, State>> = {
  CLOSED: "CLOSED", LISTEN: "LISTEN", SYN_SENT: "SYN-SENT", SYN_RCVD: "SYN-RECEIVED", ESTABLISHED: "ESTABLISHED", CLOSE_WAIT: "CLOSE-WAIT",
  FIN_WAIT_1: "FIN-WAIT-1", CLOSING: "CLOSING", LAST_ACK: "LAST-ACK", FIN_WAIT_2: "FIN-WAIT-2", TIME_WAIT: "TIME-WAIT",
};
const CONNECTION = /TCP\[(?!HOST_FORWARD)(\w+)\]/;
/** Where the user has something to lose: it is told when a connection ends here. */
const USED: ReadonlySet<State> = new Set<State>(["SYN-SENT", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"]);
const FINISHED: ReadonlySet<State> = new Set<State>(["CLOSED", "TIME-WAIT"]);

/**
 * tcp_reass (tcp_input.c) tells the end of its queue by a pointer that is 16 octets off: what lies there, in the control block, is taken
 * for a segment with the sequence number 0. Where RCV.NXT has become 0 it is "next", and its memory is freed.
 */
const wouldCrash = (packet: Uint8Array, rcvNxt: number | undefined): boolean => {
  const at = ((packet[0] ?? 0) & 0x0f) * 4;
  const flags = packet[at + 13] ?? 0;
  const length = u16(packet, 2) - at - ((packet[at + 12] ?? 0) >> 4) * 4;
  const isFin = (flags & 0x01) !== 0;
  const isSyn = (flags & 0x02) !== 0;
  const textEnd = (u32(packet, at + 4) + (isSyn ? 1 : 0) + length) % 2 ** 32;
  if (textEnd !== 0 || (flags & 0x04) !== 0 || (length === 0 && !isFin)) return false;
  // Text that comes with a SYN waits in the queue for the handshake.
  if (isSyn) return length > 0;
  const ahead = rcvNxt === undefined ? MOST_WINDOW : -rcvNxt >>> 0;
  return (flags & 0x10) !== 0 && ahead < MOST_WINDOW && (ahead > 0 || isFin);
};
/** TCP_RCVSPACE, rounded up to segments. */
const MOST_WINDOW = 131_320;

export class SlirpEnd implements StackEnd {
  readonly #network: Network;
  readonly #sockets: Sockets;
  readonly #local: StackSocket;
  readonly #remote: StackSocket;
  /** Keeps the port: where nobody listens, nobody else does. */
  readonly #reserved: number;
  readonly #port: number;
  #listener = -1;
  #socket = -1;
  #state: State = "CLOSED";
  #passive = false;
  #open = false;
  #ended = false;
  #closed = false;
  #crashed = false;
  #released = false;
  readonly #careful: boolean;
  #sinceTick = 0;
  /** As on the wire, of the last segment of the connection. */
  #acknowledged: Told = {};
  #happenings: Happening[] = [];

  /** @param careful whether to stop where libslirp would take the process with it. */
  constructor(library: LibSlirp, sockets: Sockets, { local, remote }: { readonly local: StackSocket; readonly remote: StackSocket }, careful = true) {
    this.#careful = careful;
    this.#sockets = sockets;
    this.#local = local;
    this.#remote = remote;
    this.#reserved = sockets.bound(0);
    this.#port = sockets.portOf(this.#reserved);
    this.#network = new Network(library, new SocketPoll(sockets), local.address, remote.address);
  }

  useIsn(): void {
    // tcp_subr.c, tcp_init: the first is 1, and each that follows 64,000 above the one before.
  }
  listen(): CallAnswer {
    if (this.#crashed || this.told().state !== "CLOSED") return "absent";
    this.#passive = true;
    this.#listener = this.#sockets.bound(this.#port);
    return this.#sockets.listen(this.#listener) ? "done" : "refused";
  }
  connect(): CallAnswer {
    if (this.#crashed || this.told().state !== "CLOSED") return "absent";
    this.#passive = false;
    this.#begin(this.#sockets.bound(this.#port));
    this.#sockets.connect(this.#socket, this.#network.forward(this.#remote.port));
    this.#look("call");
    return "done";
  }
  write(text: Uint8Array): CallAnswer {
    if (this.#socket < 0 || FINISHED.has(this.#state)) return "absent";
    if (this.#closed || !this.#sockets.send(this.#socket, text)) return "refused";
    this.#look("call");
    return "done";
  }
  taken(): void {
    // What has arrived is the host's at once.
  }
  close(): CallAnswer {
    if (this.#listener >= 0 && this.#state === "CLOSED") {
      this.#stopListening();
      return "done";
    }
    if (this.#socket < 0 || FINISHED.has(this.#state)) return "absent";
    if (this.#closed) return "refused";
    this.#closed = true;
    this.#sockets.endStream(this.#socket);
    this.#look("call");
    return "done";
  }
  abort(): CallAnswer {
    if (this.#listener >= 0 && this.#state === "CLOSED") {
      this.#stopListening();
      return "done";
    }
    // libslirp does not look at its socket before the handshake, nor where the user has closed.
    if (this.#state !== "ESTABLISHED" && this.#state !== "CLOSE-WAIT") return "absent";
    this.#drop();
    this.#look("call");
    return "done";
  }
  receive(packet: Uint8Array): void {
    if (this.#crashed) return;
    if (this.#careful && this.#isThere() && wouldCrash(packet, this.#acknowledged.rcvNxt)) {
      this.#crash();
      return;
    }
    this.#network.input(withPorts(packet, this.#remote.port, this.#port));
    this.#look("segment");
  }
  elapse(ms: number): void {
    for (this.#sinceTick += ms; this.#sinceTick >= SLOW_TIMER; this.#sinceTick -= SLOW_TIMER) {
      if (this.#state === "CLOSED") continue;
      this.#network.tick();
      this.#look("time");
    }
  }
  take(): readonly Happening[] {
    const happenings = this.#happenings;
    this.#happenings = [];
    return happenings;
  }
  told(): Told {
    if (this.#state === "CLOSED") return { state: this.#listener >= 0 ? "LISTEN" : "CLOSED" };
    return { state: this.#state, ...this.#acknowledged };
  }
  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#drop();
    this.#stopListening();
    this.#sockets.close(this.#reserved);
    this.#network.release();
  }

  #isThere(): boolean {
    return this.#state === "CLOSED" ? this.#listener >= 0 : this.#state !== "TIME-WAIT";
  }
  #crash(): void {
    this.#crashed = true;
    this.#drop();
    this.#stopListening();
    this.#state = "CLOSED";
    this.#happenings.push({ kind: "crash", because: "tcp_reass takes its own control block for the next segment (SIGSEGV)" });
  }
  #begin(socket: number): void {
    this.#drop();
    this.#socket = socket;
    this.#open = false;
    this.#ended = false;
    this.#closed = false;
  }
  #drop(): void {
    this.#sockets.reset(this.#socket);
    this.#socket = -1;
  }
  #stopListening(): void {
    this.#sockets.close(this.#listener);
    this.#listener = -1;
  }

  /** Lets libslirp do all that there is to do, and sees what has come of it. */
  #look(cause: "call" | "segment" | "time"): void {
    this.#network.run();
    const before = this.#state;
    const name = CONNECTION.exec(this.#network.connections())?.[1];
    this.#state = name === undefined ? "CLOSED" : (NAMES[name] ?? "CLOSED");
    this.#send();
    this.#accept();
    this.#hasOpened();
    this.#read();
    if (this.#state === "CLOSED" && before !== "CLOSED") this.#hasEnded(before, cause);
  }
  #send(): void {
    for (const datagram of this.#network.datagrams) {
      const packet = withPorts(datagram, this.#local.port, this.#remote.port, { local: this.#port, remote: this.#remote.port });
      if (packet === undefined) continue;
      this.#happenings.push({ kind: "sent", packet });
      const at = ((packet[0] ?? 0) & 0x0f) * 4;
      if (((packet[at + 13] ?? 0) & 0x14) === 0x10) this.#acknowledged = { rcvNxt: u32(packet, at + 8), rcvWnd: u16(packet, at + 14) };
    }
    this.#network.datagrams = [];
  }
  #accept(): void {
    const socket = this.#listener < 0 ? -1 : this.#sockets.accept(this.#listener);
    if (socket >= 0) this.#begin(socket);
  }
  #hasOpened(): void {
    if (this.#open || this.#state === "SYN-SENT" || this.#state === "SYN-RECEIVED" || this.#state === "CLOSED") return;
    this.#open = true;
    this.#happenings.push({ kind: "open" });
    this.#stopListening();
  }
  #read(): void {
    while (this.#open && this.#socket >= 0 && !this.#ended) {
      const text = this.#sockets.receive(this.#socket);
      if (text === undefined) return;
      if (text.length > 0) {
        this.#happenings.push({ kind: "text", text });
        continue;
      }
      this.#ended = true;
      if (this.#state !== "CLOSED") this.#happenings.push({ kind: "closing" });
    }
  }
  #hasEnded(before: State, cause: "call" | "segment" | "time"): void {
    this.#drop();
    this.#acknowledged = {};
    if (cause === "call" || before === "TIME-WAIT") return;
    if (cause === "time") this.#happenings.push({ kind: "timeout" });
    else if (USED.has(before) || (before === "SYN-RECEIVED" && !this.#passive)) this.#happenings.push({ kind: "reset" });
  }
}
