/** One endpoint of lwIP in a WebAssembly instance of its own. */
import type { State } from "../../model/tcb.ts";
import { Instance as WasmInstance, type WasmModule } from "../web-assembly.ts";
import type { CallAnswer, Happening, StackEnd, StackSocket, Told } from "../stack.ts";

/** What glue.c exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  start(own: number, ownPort: number, other: number, otherPort: number): void;
  buffer(): number;
  receive(length: number): void;
  tick(): void;
  flush(): void;
  listen(): number;
  unlisten(): void;
  connect(): number;
  write(length: number): number;
  taken(length: number): void;
  close(): number;
  abort(): void;
  field(which: number): number;
}

/** lwIP's `enum tcp_state`. */
const STATES: readonly State[] = [
  "CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT",
];
const EVENTS = { 1: "open", 2: "closing", 3: "reset", 4: "timeout" } as const;
/** ms; TCP_TMR_INTERVAL. */
const TICK = 250;

const answered = (error: number): CallAnswer => (error === 0 ? "done" : "refused");
const asNumber = (address: readonly number[]): number => address.reduce((sum, octet) => ((sum << 8) | octet) >>> 0, 0);

/** LWIP_ASSERT, of lwIP itself. */
class Assertion extends Error {}

/** An instance that is used again and again: its memory is put back as it was after it was made. */
export class Instance {
  readonly exports: Exports;
  readonly #fresh: Uint8Array;
  /** What is called back. */
  happenings: Happening[] = [];
  isn: () => number = () => 0;

  constructor(module: WasmModule) {
    const event = (kind = 0): void => {
      if (kind === 1 || kind === 2 || kind === 3 || kind === 4) this.happenings.push({ kind: EVENTS[kind] });
    };
    const { exports } = new WasmInstance(module, {
      env: {
        synproof_sent: (at = 0, length = 0) => void this.happenings.push({ kind: "sent", packet: this.#copy(at, length) }),
        synproof_text: (at = 0, length = 0) => void this.happenings.push({ kind: "text", text: this.#copy(at, length) }),
        synproof_event: event,
        synproof_isn: () => this.isn(),
        // Local ports of connections that name none, and the first ISN: both are given.
        synproof_random: () => 4,
        synproof_fail: (at = 0) => {
          throw new Assertion(this.#textAt(at));
        },
      },
    });
    this.exports = exports as unknown as Exports; // What glue.c exports.
    this.#fresh = this.#memory().slice();
  }

  reset(): void {
    this.#memory().set(this.#fresh);
    this.happenings = [];
  }
  put(octets: Uint8Array): void {
    this.#memory().set(octets, this.exports.buffer());
  }
  #memory(): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer);
  }
  #copy(at: number, length: number): Uint8Array {
    return this.#memory().slice(at, at + length);
  }
  #textAt(at: number): string {
    const memory = this.#memory();
    return new TextDecoder().decode(memory.subarray(at, memory.indexOf(0, at)));
  }
}

export class LwipEnd implements StackEnd {
  readonly #instance: Instance;
  readonly #giveBack: (instance: Instance) => void;
  #isn = 0;
  /** ms that have passed since the last tick. */
  #sinceTick = 0;
  #connecting = false;
  /** An assertion of lwIP's failed: the instance stopped in the middle of something, and is of no use any more. */
  #crashed = false;

  constructor(instance: Instance, { local, remote }: { readonly local: StackSocket; readonly remote: StackSocket }, giveBack: (instance: Instance) => void) {
    this.#instance = instance;
    this.#giveBack = giveBack;
    instance.reset();
    // tcp_connect takes the number for SND.NXT, and numbers the SYN one below it; a listener numbers its SYN,ACK by it.
    instance.isn = () => (this.#connecting ? this.#isn + 1 : this.#isn);
    instance.exports.start(asNumber(local.address), local.port, asNumber(remote.address), remote.port);
  }

  useIsn(isn: number): void {
    this.#isn = isn;
  }
  listen(): CallAnswer {
    return !this.#crashed && this.#state() === "CLOSED" ? answered(this.#instance.exports.listen()) : "absent";
  }
  connect(): CallAnswer {
    if (this.#crashed || this.#state() === "LISTEN") return "absent";
    this.#connecting = true;
    const answer = answered(this.#instance.exports.connect());
    this.#connecting = false;
    return answer;
  }
  write(text: Uint8Array): CallAnswer {
    if (!this.#isUsers()) return "absent";
    this.#instance.put(text);
    return answered(this.#instance.exports.write(text.length));
  }
  taken(octets: number): void {
    if (!this.#crashed) this.#instance.exports.taken(octets);
  }
  close(): CallAnswer {
    const { exports } = this.#instance;
    if (this.#state() === "LISTEN") {
      exports.unlisten();
      return "done";
    }
    return this.#isUsers() ? answered(exports.close()) : "absent";
  }
  abort(): CallAnswer {
    const { exports } = this.#instance;
    if (this.#state() === "LISTEN") exports.unlisten();
    else if (!this.#isUsers()) return "absent";
    else exports.abort();
    return "done";
  }
  receive(packet: Uint8Array): void {
    this.#unlessItCrashes(() => {
      this.#instance.put(packet);
      this.#instance.exports.receive(packet.length);
      this.#instance.exports.flush();
      this.#stopListening();
    });
  }
  elapse(ms: number): void {
    this.#unlessItCrashes(() => {
      for (this.#sinceTick += ms; this.#sinceTick >= TICK; this.#sinceTick -= TICK) this.#instance.exports.tick();
    });
  }
  take(): readonly Happening[] {
    const { happenings } = this.#instance;
    this.#instance.happenings = [];
    return happenings;
  }
  told(): Told {
    const { exports } = this.#instance;
    const state = this.#state();
    if (state === "CLOSED" || state === "LISTEN") return { state };
    return { state, sndNxt: exports.field(1), sndUna: exports.field(2), rcvNxt: exports.field(3), rcvWnd: exports.field(4), sndWnd: exports.field(6) };
  }
  release(): void {
    if (!this.#crashed) this.#giveBack(this.#instance);
  }

  #unlessItCrashes(work: () => void): void {
    if (this.#crashed) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof Assertion)) throw error;
      this.#crashed = true;
      this.#instance.happenings.push({ kind: "crash", because: error.message });
    }
  }

  #state(): State {
    if (this.#crashed) return "CLOSED";
    const number = this.#instance.exports.field(0);
    const state = STATES[number];
    if (state === undefined) throw new Error(`lwIP is in state ${number}, of which tcpbase.h knows nothing`);
    return state;
  }
  /** A connection that a listener has not handed over yet is nobody's to close, and one that lingers neither. */
  #isUsers(): boolean {
    const state = this.#state();
    return state !== "CLOSED" && state !== "TIME-WAIT" && !(state === "SYN-RECEIVED" && this.#instance.exports.field(5) === 1);
  }
  /** The listener took its one connection. */
  #stopListening(): void {
    const { exports } = this.#instance;
    if (exports.field(5) === 1 && this.#instance.happenings.some(({ kind }) => kind === "open")) exports.unlisten();
  }
}
