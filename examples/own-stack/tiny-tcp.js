// @ts-check
/**
 * A small TCP: one connection, no options, no reordering, a fixed timer. It is the stack that is judged, and knows nothing of
 * Synproof. One line of it is wrong.
 */

/**
 * @typedef {"CLOSED" | "LISTEN" | "SYN-SENT" | "SYN-RECEIVED" | "ESTABLISHED" | "FIN-WAIT-1" | "FIN-WAIT-2" | "CLOSE-WAIT" | "CLOSING" | "LAST-ACK" | "TIME-WAIT"} State
 * @typedef {{ seq: number, ack?: number, syn?: boolean, fin?: boolean, rst?: boolean, window: number, text: Uint8Array }} Segment
 * @typedef {{ send(segment: Segment): void, text(text: Uint8Array): void, tell(what: "open" | "closing" | "reset" | "timeout"): void }} Outside
 */

export const BUFFER = 8;
export const MSS = 4;
export const MSL = 120_000;
const RTO = 1_000;
const TRIES = 6;

/** 32-bit numbers that wrap: how far b is ahead of a. @type {(a: number, b: number) => number} */
const ahead = (a, b) => (b - a) | 0;
/** @type {(a: number, by: number) => number} */
const plus = (a, by) => (a + by) >>> 0;
const NONE = new Uint8Array();

export class TinyTcp {
  /** @type {State} */
  state = "CLOSED";
  sndUna = 0;
  sndNxt = 0;
  sndWnd = 0;
  rcvNxt = 0;
  rcvWnd = BUFFER;
  #passive = false;
  #iss = 0;
  /** Text from SND.UNA on, sent or not. */
  #text = NONE;
  closing = false;
  #finSent = false;
  /** ms until something is sent again, or TIME-WAIT is over. */
  #timer = 0;
  #tries = 0;
  #outside;

  /** @param {Outside} outside */
  constructor(outside) {
    this.#outside = outside;
  }

  listen() {
    this.state = "LISTEN";
    this.#passive = true;
  }

  /** @param {number} iss */
  connect(iss) {
    this.#begin(iss, "SYN-SENT");
    this.#passive = false;
    this.#transmit({ syn: true });
  }

  /** @param {Uint8Array} text */
  write(text) {
    this.#text = Uint8Array.from([...this.#text, ...text]);
    this.#flush();
  }

  /** Octets that may be written. */
  get room() {
    const sent = ahead(this.sndUna, this.sndNxt) - (this.sndUna === this.#iss ? 1 : 0) - (this.#finSent ? 1 : 0);
    return BUFFER - (this.#text.length - Math.max(0, sent));
  }

  /** The user has taken so many octets of text. @param {number} octets */
  taken(octets) {
    this.rcvWnd += octets;
  }

  close() {
    if (this.state === "LISTEN" || this.state === "SYN-SENT") return this.#over();
    this.closing = true;
    this.#startClosing();
    this.#flush();
  }

  abort() {
    if (["SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"].includes(this.state)) this.#send({ seq: this.sndNxt, rst: true });
    this.#over();
  }

  /** @param {number} ms */
  elapse(ms) {
    for (let left = ms; this.#timer > 0; ) {
      if (this.#timer > left) {
        this.#timer -= left;
        return;
      }
      left -= this.#timer;
      this.#timer = 0;
      if (this.state === "TIME-WAIT") this.#over();
      else this.#again();
    }
  }

  /** A segment arrives (RFC 9293, §3.10.7). @param {Segment} segment @param {number} iss for a connection that begins with it */
  arrives(segment, iss) {
    switch (this.state) {
      case "CLOSED":
        return this.#refuse(segment);
      case "LISTEN":
        return this.#inListen(segment, iss);
      case "SYN-SENT":
        return this.#inSynSent(segment);
      default:
        return this.#inOtherStates(segment);
    }
  }

  /** @param {Segment} segment */
  #refuse({ seq, ack, syn, fin, rst, text }) {
    if (rst) return;
    if (ack !== undefined) this.#send({ seq: ack, rst: true });
    else this.#send({ seq: 0, ack: plus(seq, text.length + (syn ? 1 : 0) + (fin ? 1 : 0)), rst: true });
  }

  /** @param {Segment} segment @param {number} iss */
  #inListen(segment, iss) {
    if (segment.rst) return;
    if (segment.ack !== undefined) return this.#refuse(segment);
    if (!segment.syn) return;
    this.#begin(iss, "SYN-RECEIVED");
    this.rcvNxt = plus(segment.seq, 1);
    this.sndWnd = segment.window;
    this.#transmit({ syn: true, ack: this.rcvNxt });
  }

  /** @param {Segment} segment */
  #inSynSent(segment) {
    const { ack, syn, rst, seq, window } = segment;
    if (ack !== undefined && ack !== this.sndNxt) return this.#refuse(segment);
    if (rst) return ack === undefined ? undefined : this.#broken();
    if (!syn) return;
    this.rcvNxt = plus(seq, 1);
    this.sndWnd = window;
    if (ack === undefined) {
      this.state = "SYN-RECEIVED";
      return this.#transmit({ seq: this.#iss, syn: true, ack: this.rcvNxt });
    }
    this.#acknowledged(ack);
    this.#open();
    this.#acknowledge();
    this.#flush();
  }

  /** @param {Segment} arrived */
  #inOtherStates(arrived) {
    const again = this.state === "SYN-RECEIVED" && arrived.syn === true && plus(arrived.seq, 1) === this.rcvNxt;
    // The SYN that we know already, and perhaps the acknowledgment of ours with it.
    if (again && arrived.ack === undefined) return this.#send({ seq: this.#iss, ack: this.rcvNxt, syn: true });
    const segment = again && !this.#passive ? { ...arrived, seq: this.rcvNxt, syn: false } : arrived;
    const { ack, syn, rst } = segment;
    if (!this.#isAcceptable(segment)) return rst ? undefined : this.#acknowledge();
    if (rst) return segment.seq === this.rcvNxt ? this.#reset() : this.#isInWindow(segment.seq) ? this.#acknowledge() : undefined;
    if (syn) return this.state === "SYN-RECEIVED" && this.#passive ? this.#listenAgain() : this.#acknowledge();
    if (ack === undefined) return;
    // The mistake: §3.10.7.4 wants SND.UNA < SEG.ACK =< SND.NXT, and a reset for any other.
    if (this.state === "SYN-RECEIVED") this.#open();
    if (ahead(this.sndNxt, ack) > 0) return this.#acknowledge();
    if (ahead(this.sndUna, ack) > 0) this.#acknowledged(ack);
    if (ahead(this.sndUna, ack) >= 0) this.sndWnd = segment.window;
    this.#readText(segment);
    this.#flush();
  }

  /** @param {Segment} segment */
  #isAcceptable({ seq, syn, fin, text }) {
    const length = text.length + (syn ? 1 : 0) + (fin ? 1 : 0);
    if (length === 0) return this.rcvWnd === 0 ? seq === this.rcvNxt : this.#isInWindow(seq);
    return this.#isInWindow(seq) || this.#isInWindow(plus(seq, length - 1));
  }

  /** @param {number} at */
  #isInWindow(at) {
    return ahead(this.rcvNxt, at) >= 0 && ahead(this.rcvNxt, at) < this.rcvWnd;
  }

  /** @param {number} ack */
  #acknowledged(ack) {
    const octets = ahead(this.sndUna, ack) - (this.sndUna === this.#iss ? 1 : 0);
    this.#text = this.#text.slice(octets);
    this.sndUna = ack;
    this.#tries = 0;
    this.#timer = this.sndUna === this.sndNxt ? 0 : RTO;
    if (!this.#finSent || ack !== this.sndNxt) return;
    if (this.state === "FIN-WAIT-1") this.state = "FIN-WAIT-2";
    else if (this.state === "CLOSING") this.#wait();
    else if (this.state === "LAST-ACK") this.#over();
  }

  /** @param {Segment} segment */
  #readText({ seq, fin, text }) {
    if (text.length === 0 && !fin) return;
    const open = this.state === "ESTABLISHED" || this.state === "FIN-WAIT-1" || this.state === "FIN-WAIT-2";
    const skip = ahead(seq, this.rcvNxt);
    const fits = text.slice(Math.max(0, skip), Math.max(0, skip) + this.rcvWnd);
    if (open && skip >= 0 && skip <= text.length) {
      this.rcvNxt = plus(this.rcvNxt, fits.length);
      this.rcvWnd -= fits.length;
      if (fits.length > 0) this.#outside.text(fits);
      if (fin && plus(seq, text.length) === this.rcvNxt) this.#readFin();
    }
    // The remote stream has ended: what is said to be behind its end is nothing.
    if (this.state !== "CLOSED" && (open || fin)) this.#acknowledge();
  }

  #readFin() {
    this.rcvNxt = plus(this.rcvNxt, 1);
    this.#outside.tell("closing");
    if (this.state === "ESTABLISHED") this.state = "CLOSE-WAIT";
    else if (this.state === "FIN-WAIT-1") this.state = "CLOSING";
    else this.#wait();
  }

  /** Sends what may be sent: text within the window, and the FIN behind it. */
  #flush() {
    if (!["ESTABLISHED", "CLOSE-WAIT", "FIN-WAIT-1", "CLOSING", "LAST-ACK"].includes(this.state) || this.#finSent) return;
    for (;;) {
      const sent = ahead(this.sndUna, this.sndNxt);
      const text = this.#text.slice(sent, Math.min(this.sndWnd, sent + MSS));
      if (text.length === 0) break;
      this.#transmit({ ack: this.rcvNxt, text });
    }
    if (!this.closing || ahead(this.sndUna, this.sndNxt) < this.#text.length) return;
    this.#finSent = true;
    if (this.state === "CLOSE-WAIT") this.state = "LAST-ACK";
    this.#transmit({ ack: this.rcvNxt, fin: true });
  }

  #startClosing() {
    if (this.closing && this.state === "ESTABLISHED") this.state = "FIN-WAIT-1";
  }

  /** The timer has expired: the oldest segment is sent again. */
  #again() {
    if (++this.#tries > TRIES) {
      this.#outside.tell("timeout");
      return this.#over();
    }
    this.#timer = RTO * 2 ** this.#tries;
    const text = this.#text.slice(0, Math.min(MSS, ahead(this.sndUna, this.sndNxt)));
    if (this.state === "SYN-SENT") this.#send({ seq: this.sndUna, syn: true });
    else if (this.state === "SYN-RECEIVED") this.#send({ seq: this.sndUna, ack: this.rcvNxt, syn: true });
    else this.#send({ seq: this.sndUna, ack: this.rcvNxt, text, fin: this.#finSent && text.length === this.#text.length });
  }

  #acknowledge() {
    this.#send({ seq: this.sndNxt, ack: this.rcvNxt });
  }

  /** Sends something that has to be acknowledged. @param {Partial<Segment>} part */
  #transmit(part) {
    const { seq = this.sndNxt, text = NONE, syn, fin } = part;
    this.sndNxt = plus(seq, text.length + (syn ? 1 : 0) + (fin ? 1 : 0));
    if (this.#timer === 0) this.#timer = RTO;
    this.#send({ ...part, seq });
  }

  /** @param {Partial<Segment> & { seq: number }} part */
  #send(part) {
    this.#outside.send({ window: part.rst ? 0 : this.rcvWnd, text: NONE, ...part });
  }

  /** @param {number} iss @param {State} state */
  #begin(iss, state) {
    Object.assign(this, { state, sndUna: iss, sndNxt: iss, sndWnd: 0, rcvNxt: 0, rcvWnd: BUFFER });
    this.#iss = iss;
    this.#text = this.#passive ? NONE : this.#text;
    this.#timer = this.#tries = 0;
    this.#finSent = false;
  }
  #open() {
    this.state = "ESTABLISHED";
    this.#outside.tell("open");
    this.#startClosing();
  }
  #wait() {
    this.state = "TIME-WAIT";
    this.#timer = 2 * MSL;
  }
  #listenAgain() {
    this.#over();
    this.listen();
  }
  #reset() {
    if (this.state === "SYN-RECEIVED" && this.#passive) this.#listenAgain();
    else this.#broken();
  }
  #broken() {
    if (this.state !== "TIME-WAIT" && this.state !== "CLOSING" && this.state !== "LAST-ACK") this.#outside.tell("reset");
    this.#over();
  }
  #over() {
    this.state = "CLOSED";
    this.#text = NONE;
    this.#timer = 0;
    this.closing = this.#finSent = false;
  }
}
