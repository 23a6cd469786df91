/** libslirp's interface (libslirp.h, version 4.7): an instance is a network with one guest in it, and we are that guest. */
import type { Ffi } from "../ffi.ts";
import { FORWARDED, type SocketPoll } from "./sockets.ts";

const HEADER = 14;
const GUEST_MAC = [0x52, 0x54, 0, 0, 0, 1];
const BROADCAST = [255, 255, 255, 255, 255, 255];
const IPV4 = [0x08, 0x00];
/** The smallest datagram that every host takes (RFC 9293 §3.7.1): text of 536 octets fits. */
const MTU = 576;
const NO_ADDRESS = Array.from({ length: 16 }, () => 0);
/** ms; tcp_slowtimo is due when TIMEOUT_SLOW, 499 ms, have passed. */
export const SLOW_TIMER = 500;

type Pointer = bigint;
export type Address = readonly number[];

/** in_addr, as C passes it. */
const inAddr = (address: Address): number => Buffer.from(address).readUInt32LE(0);

/** What calls back: one instance runs at a time. */
interface Current {
  readonly now: number;
  sent(frame: Uint8Array): void;
  add(fd: number, events: number): number;
  happened(index: number): number;
}

/** The library, loaded once; its callbacks go to the instance that was called last. */
export class LibSlirp {
  current: Current | undefined;
  readonly create: (config: unknown, callbacks: Pointer, opaque: null) => Pointer;
  readonly cleanup: (slirp: Pointer) => void;
  readonly input: (slirp: Pointer, frame: Uint8Array, length: number) => void;
  readonly fill: (slirp: Pointer, timeout: Uint8Array, add: Pointer, opaque: null) => void;
  readonly poll: (slirp: Pointer, error: number, happened: Pointer, opaque: null) => void;
  readonly forward: (slirp: Pointer, udp: number, host: number, hostPort: number, guest: number, guestPort: number) => number;
  readonly connections: (slirp: Pointer) => string;
  readonly callbacks: Pointer;
  readonly add: Pointer;
  readonly happened: Pointer;

  constructor(koffi: Ffi) {
    const library = koffi.load("libslirp.so.0");
    const callback = (declaration: string, does: (...values: never[]) => unknown): Pointer => koffi.register(does, koffi.pointer(koffi.proto(declaration)));
    const nothing = callback("void slirp_nothing(int fd, void *opaque)", () => undefined);
    koffi.struct("SlirpConfig", {
      version: "uint32_t", restricted: "int", in_enabled: "bool", vnetwork: "uint32_t", vnetmask: "uint32_t", vhost: "uint32_t", in6_enabled: "bool",
      vprefix_addr6: "uint8_t [16]", vprefix_len: "uint8_t", vhost6: "uint8_t [16]", vhostname: "const char *", tftp_server_name: "const char *",
      tftp_path: "const char *", bootfile: "const char *", vdhcp_start: "uint32_t", vnameserver: "uint32_t", vnameserver6: "uint8_t [16]",
      vdnssearch: "const char **", vdomainname: "const char *", if_mtu: "size_t", if_mru: "size_t", disable_host_loopback: "bool", enable_emu: "bool",
    });
    const callbacks = {
      send_packet: callback("int64_t slirp_send_packet(void *octets, size_t length, void *opaque)", (at: Pointer, length: number) => {
        this.current?.sent(new Uint8Array(koffi.view(at, length)).slice());
        return length;
      }),
      guest_error: callback("void slirp_guest_error(const char *message, void *opaque)", () => undefined),
      clock_get_ns: callback("int64_t slirp_clock_get_ns(void *opaque)", () => (this.current?.now ?? 0) * 1_000_000),
      timer_new: null, timer_free: null, timer_mod: null,
      register_poll_fd: nothing, unregister_poll_fd: nothing,
      notify: callback("void slirp_notify(void *opaque)", () => undefined),
    };
    koffi.struct("SlirpCb", Object.fromEntries(Object.keys(callbacks).map((name) => [name, "void *"])));
    this.callbacks = koffi.alloc("SlirpCb", 1);
    koffi.encode(this.callbacks, "SlirpCb", callbacks);
    this.add = callback("int slirp_add_poll(int fd, int events, void *opaque)", (fd: number, events: number) => this.current?.add(fd, events) ?? -1);
    this.happened = callback("int slirp_get_revents(int index, void *opaque)", (index: number) => this.current?.happened(index) ?? 0);
    koffi.disposable("slirp_text", "str", koffi.load("libc.so.6").func<undefined>("void free(void *text)"));
    this.create = library.func("void *slirp_new(const SlirpConfig *config, void *callbacks, void *opaque)");
    this.cleanup = library.func("void slirp_cleanup(void *slirp)");
    this.input = library.func("void slirp_input(void *slirp, const void *frame, int length)");
    this.fill = library.func("void slirp_pollfds_fill(void *slirp, _Inout_ void *timeout, void *add, void *opaque)");
    this.poll = library.func("void slirp_pollfds_poll(void *slirp, int error, void *happened, void *opaque)");
    this.forward = library.func("int slirp_add_hostfwd(void *slirp, int udp, uint32_t host, int host_port, uint32_t guest, int guest_port)");
    this.connections = library.func("slirp_text slirp_connection_info(void *slirp)");
  }
}

/** One network. Its clock is ours: it moves when `tick` is called, by the period of the slow timer. */
export class Network implements Current {
  /**
   * Of every turn of every instance, even. libslirp keeps its idea of "now" in one variable for all instances (slirp.c, curtime), and
   * delays an acknowledgment until another 2 ms have passed: two turns never have the same time within half a second.
   */
  static #turns = 0;
  readonly #library: LibSlirp;
  readonly #slirp: Pointer;
  readonly #sockets: SocketPoll;
  readonly #guest: Address;
  readonly #timeout = Buffer.alloc(4, 255);
  #ticks = 0;
  /** ms. */
  now = 0;
  /** Datagrams for the guest. */
  datagrams: Uint8Array[] = [];

  constructor(library: LibSlirp, sockets: SocketPoll, own: Address, guest: Address) {
    this.#library = library;
    this.#sockets = sockets;
    this.#guest = guest;
    library.current = this;
    this.#slirp = library.create({
      version: 1, restricted: 0, in_enabled: true, vnetwork: inAddr([...own.slice(0, 3), 0]), vnetmask: inAddr([255, 255, 255, 0]), vhost: inAddr(own), in6_enabled: false,
      vprefix_addr6: NO_ADDRESS, vprefix_len: 0, vhost6: NO_ADDRESS, vhostname: null, tftp_server_name: null, tftp_path: null, bootfile: null, vdhcp_start: 0,
      vnameserver: 0, vnameserver6: NO_ADDRESS, vdnssearch: null, vdomainname: null, if_mtu: MTU, if_mru: MTU, disable_host_loopback: false, enable_emu: false,
    }, library.callbacks, null);
    // An ARP reply: without, what is meant for the guest would wait for one.
    this.#frame([...BROADCAST, ...GUEST_MAC, 0x08, 0x06, 0, 1, ...IPV4, 6, 4, 0, 2, ...GUEST_MAC, ...guest, ...BROADCAST, ...own]);
  }

  /** A datagram from the guest. */
  input(datagram: Uint8Array): void {
    this.#frame([...BROADCAST, ...GUEST_MAC, ...IPV4, ...datagram]);
  }
  #frame(octets: readonly number[]): void {
    this.#library.current = this;
    this.#library.input(this.#slirp, Buffer.from(octets), octets.length);
  }
  /** The slow timer expires. */
  tick(): void {
    this.#ticks++;
    this.#turn(0);
  }
  /** Looks at its sockets until there is nothing to see. */
  run(): void {
    for (let left = 32; left > 0; left--) {
      Network.#turns = (Network.#turns + 2) % (SLOW_TIMER - 100);
      if (this.#turn(Network.#turns + 2) === 0) return;
    }
  }
  #turn(phase: number): number {
    this.#library.current = this;
    this.#sockets.clear();
    this.#library.fill(this.#slirp, this.#timeout, this.#library.add, null);
    const ready = this.#sockets.ask();
    this.now = this.#ticks * SLOW_TIMER + phase;
    this.#library.poll(this.#slirp, 0, this.#library.happened, null);
    return ready;
  }
  /** The guest's port is to be had at a port of the host. @returns the port. */
  forward(port: number): number {
    this.#library.current = this;
    if (this.#library.forward(this.#slirp, 0, inAddr([127, 0, 0, 1]), 0, inAddr(this.#guest), port) !== 0) throw new Error("slirp_add_hostfwd found no port");
    return Number(FORWARDED.exec(this.connections())?.[1]);
  }
  /** A table, as text. */
  connections(): string {
    return this.#library.connections(this.#slirp);
  }
  release(): void {
    this.#library.current = this;
    this.#library.cleanup(this.#slirp);
  }

  sent(frame: Uint8Array): void {
    if (frame[12] === IPV4[0] && frame[13] === IPV4[1]) this.datagrams.push(frame.slice(HEADER));
  }
  add(fd: number, events: number): number {
    return this.#sockets.add(fd, events);
  }
  happened(index: number): number {
    return this.#sockets.happened(index);
  }
}
