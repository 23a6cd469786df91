/** A network namespace of our own with a TUN interface in it. Namespaces belong to the thread: the process that does this should do nothing else. */
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { ffi, type Ffi, type Library } from "../ffi.ts";
import type { StackSocket } from "../stack.ts";
import { Diag, type Diagnosis } from "./diag.ts";
import type { Ports } from "./ports.ts";
import { stateInTable } from "./table.ts";

const CLONE_NEWNET = 0x4000_0000;
const O_RDWR_NONBLOCK = 0x802;
const TUNSETIFF = 0x4004_54ca;
/** A bare IP packet, no header of the driver's before it. */
const IFF_TUN_NO_PI = 0x1001;

/** What would come between a segment and its answer, or differ from machine to machine. */
const SETTINGS: Readonly<Record<string, string>> = {
  tcp_invalid_ratelimit: "0", tcp_timestamps: "0", tcp_sack: "0", tcp_window_scaling: "0", tcp_ecn: "0", tcp_syncookies: "0", tcp_challenge_ack_limit: "1000000000",
};

export class Libc {
  readonly #ffi: Ffi;
  readonly #library: Library;
  readonly #functions = new Map<string, (...values: readonly unknown[]) => number>();

  constructor() {
    const found = ffi();
    if (found === undefined) throw new Error("koffi is not installed");
    this.#ffi = found;
    this.#library = found.load("libc.so.6");
  }
  /** Calls a function by its declaration. */
  call(declaration: string, ...values: readonly unknown[]): number {
    let known = this.#functions.get(declaration);
    if (known === undefined) this.#functions.set(declaration, (known = this.#library.func(declaration)));
    return Number(known(...values));
  }
  get errno(): number {
    return this.#ffi.errno();
  }
}

export class Host {
  /** In whose namespace the thread is. */
  static #inside: Host | undefined;
  readonly libc: Libc;
  /** Ends that were opened here, and those that are not released yet. */
  opened = 0;
  readonly live = new Set<object>();
  readonly #namespace: number;
  readonly #tun: number;
  readonly #diag: Diag;
  readonly #buffer = Buffer.alloc(65_536);

  constructor(libc: Libc, local: StackSocket, remote: StackSocket) {
    this.libc = libc;
    // A table of connections of its own, and a small one: a look at a state goes through all of it. It is for namespaces made from here.
    for (const child of [{ tcp_child_ehash_entries: "128" }, {}]) {
      if (libc.call("int unshare(int flags)", CLONE_NEWNET) !== 0) throw new Error(`no network namespace: error ${libc.errno}`);
      for (const [name, value] of Object.entries(child)) set(name, value);
    }
    Host.#inside = this;
    this.#namespace = openSync("/proc/thread-self/ns/net", "r");
    this.#tun = libc.call("int open(const char *path, int flags)", "/dev/net/tun", O_RDWR_NONBLOCK);
    this.#diag = new Diag(libc);
    const request = Buffer.alloc(40);
    request.write("synproof");
    request.writeUInt16LE(IFF_TUN_NO_PI, 16);
    if (libc.call("int ioctl(int fd, unsigned long request, void *argument)", this.#tun, TUNSETIFF, request) !== 0) throw new Error(`no TUN interface: error ${libc.errno}`);
    for (const [name, value] of Object.entries(SETTINGS)) set(name, value);
    const own = local.address.join(".");
    ip("link set lo up", `address add ${own}/32 dev synproof`, "link set synproof up", `route add ${remote.address.join(".")}/32 dev synproof src ${own} quickack 1`);
  }

  /** Makes this the namespace of sockets that are made from here on, and of the table that is read; those that are there stay in theirs. */
  enter(): void {
    if (Host.#inside === this) return;
    if (this.libc.call("int setns(int fd, int type)", this.#namespace, CLONE_NEWNET) !== 0) throw new Error(`no way back into the namespace: error ${this.libc.errno}`);
    Host.#inside = this;
  }
  /** The kernel takes the packet in before this returns. */
  write(packet: Uint8Array): void {
    this.libc.call("int64_t write(int fd, const void *octets, size_t length)", this.#tun, packet, packet.length);
  }
  /** Packets that the kernel has sent since. */
  read(): readonly Uint8Array[] {
    const packets: Uint8Array[] = [];
    for (;;) {
      const length = this.libc.call("int64_t read(int fd, _Out_ void *octets, size_t length)", this.#tun, this.#buffer, this.#buffer.length);
      if (length <= 0) return packets;
      packets.push(Uint8Array.from(this.#buffer.subarray(0, length)));
    }
  }
  /** What the kernel says of a connection between these sockets, with these ports. */
  diagnose({ local, remote }: { readonly local: StackSocket; readonly remote: StackSocket }, ports: Ports): Diagnosis {
    const said = this.#diag.ask(local, remote, ports);
    if (said !== undefined) return said;
    this.enter();
    return { state: stateInTable(readFileSync("/proc/thread-self/net/tcp", "latin1"), ports), expires: 0 };
  }
  close(): void {
    if (Host.#inside === this) Host.#inside = undefined;
    this.#diag.close();
    closeSync(this.#namespace);
    this.libc.call("int close(int fd)", this.#tun);
  }
}

/** All at once: to begin a process takes longer than a hundred connections. */
const ip = (...lines: readonly string[]): void => void execFileSync("ip", ["-batch", "-"], { input: lines.join("\n"), stdio: ["pipe", "ignore", "ignore"] });

/** A kernel that does not know a setting does not need it set. */
const set = (name: string, value: string): void => {
  try {
    writeFileSync(`/proc/sys/net/ipv4/${name}`, value);
  } catch {
    return;
  }
};
