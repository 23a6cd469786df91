// @ts-check
/** The adapter: TinyTcp behind the contract by which Synproof drives a TCP. */
import { PROFILES } from "synproof";
import { before as isBefore } from "synproof/model";
import { NO_COMPARTMENTS, NO_URGENT } from "synproof/stacks";
import { ACK, FIN, NO_OPTIONS, RST, SYN, decodeBarePacket, encodePacket } from "synproof/wire";
import { BUFFER, MSL, MSS, TinyTcp } from "./tiny-tcp.js";

/** @import { CallAnswer, Deviation, Happening, Stack, StackEnd, StackSocket } from "synproof" */

/** @implements {StackEnd} */
class TinyEnd {
  /** @type {Happening[]} */
  #happenings = [];
  #isn = 0;
  #tcp;
  #local;
  #remote;

  /** @param {{ local: StackSocket, remote: StackSocket }} sockets */
  constructor({ local, remote }) {
    this.#local = local;
    this.#remote = remote;
    this.#tcp = new TinyTcp({
      send: (segment) => this.#happenings.push({ kind: "sent", packet: this.#packetOf(segment) }),
      text: (text) => this.#happenings.push({ kind: "text", text }),
      tell: (kind) => this.#happenings.push({ kind }),
    });
  }

  /** @param {number} isn */
  useIsn(isn) {
    this.#isn = isn;
  }
  listen() {
    return this.#if(this.#tcp.state === "CLOSED", () => this.#tcp.listen());
  }
  connect() {
    return this.#if(this.#tcp.state === "CLOSED", () => this.#tcp.connect(this.#isn));
  }
  /** @param {Uint8Array} text */
  write(text) {
    if (this.#tcp.closing || text.length > this.#tcp.room) return "refused";
    return this.#if(["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT"].includes(this.#tcp.state), () => this.#tcp.write(text));
  }
  /** @param {number} octets */
  taken(octets) {
    this.#tcp.taken(octets);
  }
  close() {
    return this.#if(["LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "CLOSE-WAIT"].includes(this.#tcp.state), () => this.#tcp.close());
  }
  abort() {
    return this.#if(this.#tcp.state !== "CLOSED", () => this.#tcp.abort());
  }
  /** @param {number} ms */
  elapse(ms) {
    this.#tcp.elapse(ms);
  }
  /** @param {Uint8Array} packet */
  receive(packet) {
    const segment = decodeBarePacket(packet);
    if (segment === undefined) return;
    const { bits, seq, ack, wnd } = segment.tcp;
    /** @param {number} bit */
    const has = (bit) => (bits & bit) !== 0;
    this.#tcp.arrives({ seq, ...(has(ACK) ? { ack } : {}), syn: has(SYN), fin: has(FIN), rst: has(RST), window: wnd, text: segment.text }, this.#isn);
  }
  take() {
    const happenings = this.#happenings;
    this.#happenings = [];
    return happenings;
  }
  told() {
    const { state, sndUna, sndNxt, sndWnd, rcvNxt, rcvWnd } = this.#tcp;
    return state === "CLOSED" || state === "LISTEN" || state === "SYN-SENT" ? { state } : { state, sndUna, sndNxt, sndWnd, rcvNxt, rcvWnd };
  }
  release() {}

  /** @param {import("./tiny-tcp.js").Segment} segment */
  #packetOf({ seq, ack, syn, fin, rst, window, text }) {
    const bits = (syn ? SYN : 0) | (fin ? FIN : 0) | (rst ? RST : 0) | (ack === undefined ? 0 : ACK);
    return encodePacket({
      source: this.#local.address,
      destination: this.#remote.address,
      tcp: { sourcePort: this.#local.port, destinationPort: this.#remote.port, seq, ack: ack ?? 0, bits, wnd: window, checksum: 0, urgentPointer: 0, options: NO_OPTIONS },
      text,
    });
  }

  /** @param {boolean} possible @param {() => void} call @returns {CallAnswer} */
  #if(possible, call) {
    if (!possible) return "absent";
    call();
    return "done";
  }
}

/** Known, and meant: the run is not judged any further where it shows. @type {Deviation} */
const NO_REASSEMBLY = {
  id: "no-reassembly",
  title: "Text that arrives out of order is acknowledged and dropped.",
  source: "tiny-tcp.js, #readText",
  shows: ({ event, before }) => event.kind === "segment" && event.segment.data.length + (event.segment.fin ? 1 : 0) > 0 && "rcvNxt" in before && isBefore(before.rcvNxt, event.segment.seq),
  spoils: true,
};

/** @type {Stack} */
const tiny = {
  id: "tiny",
  title: "TinyTcp",
  clock: "virtual",
  claimed: {
    ...PROFILES.rfc9293.profile,
    rcvBuffer: BUFFER,
    sndBuffer: BUFFER,
    mss: MSS,
    msl: MSL,
    // Where the RFC leaves a choice, what TinyTcp has chosen.
    closeInSynReceived: "after-established",
    timeWaitReuse: "never",
    ackRangeCheck: false,
    challengeLimit: undefined,
  },
  deviations: [NO_COMPARTMENTS, NO_URGENT, NO_REASSEMBLY],
  unavailable: () => undefined,
  open: (sockets) => new TinyEnd(sockets),
};
export default tiny;
