/** A real stack as the target of scripts: one end of it for each connection. */
import type { DrillTargetOf } from "../drill/run/run-script.ts";
import { Unable, type DrillEndpoint, type EndpointOptions, type Reaction } from "../drill/target.ts";
import type { Call, Event, Signal } from "../model/events.ts";
import type { Octet } from "../model/octet.ts";
import { octets } from "../model/octet.ts";
import type { Segment } from "../model/segment.ts";
import { add, seq, type Seq } from "../model/seq.ts";
import type { State } from "../model/tcb.ts";
import type { CallAnswer, Happening, Stack, StackEnd } from "../stacks/stack.ts";
import { Wire } from "../stacks/wire.ts";
import { textOf } from "../wire/text-octets.ts";
import { SOCKETS } from "../wire/trace-capture.ts";

/** ms; a stack does not say when it will do something next, so it is asked that often. */
const STEP = 50;
/** Octets of text in one segment, or one write: what the buffers between us and a stack hold. */
const LONGEST = 2_048;

/** @param ends where what has to be released in the end goes. */
export const stackTarget = (stack: Stack, ends: StackEnd[]): DrillTargetOf => ({
  name: stack.title,
  profile: stack.claimed,
  ...(stack.clock === "real" ? { silence: `the timers of ${stack.title} are not waited for: its clock is real` } : {}),
  make: () => ({
    name: stack.title,
    create: (options) => {
      const end = stack.open({ local: SOCKETS.A, remote: SOCKETS.B });
      ends.push(end);
      return new StackEndpoint(stack, end, options);
    },
  }),
});

class StackEndpoint implements DrillEndpoint {
  readonly #stack: Stack;
  readonly #end: StackEnd;
  readonly #wire: Wire;
  readonly #options: EndpointOptions;
  #unread = 0;
  #shut = false;
  /** Nobody reads any more, as after close(2): a CLOSE of the stacks' goes on reading (stack.ts). */
  #deaf = false;
  #hasRemote = false;

  constructor(stack: Stack, end: StackEnd, options: EndpointOptions) {
    this.#stack = stack;
    this.#end = end;
    this.#wire = new Wire(end, "A");
    this.#options = options;
  }

  get state(): State {
    return this.#end.told().state ?? this.#unable("does not tell its state");
  }
  get unread(): number {
    return this.state === "CLOSED" ? 0 : this.#unread;
  }
  get sndUna(): Seq | undefined {
    const { sndUna } = this.#end.told();
    return sndUna === undefined ? undefined : add(seq(sndUna), this.#wire.shift);
  }
  get rcvNxt(): Seq | undefined {
    const { rcvNxt } = this.#end.told();
    return rcvNxt === undefined ? undefined : seq(rcvNxt);
  }
  get deadline(): number {
    const { state } = this;
    return this.#stack.clock === "real" || state === "CLOSED" || state === "LISTEN" ? Number.POSITIVE_INFINITY : STEP;
  }

  call(call: Call): Reaction {
    const before = this.state;
    this.#end.useIsn(this.#options.iss());
    if (call.call === "RECEIVE") return this.#read();
    if (call.call === "CLOSE") this.stopReading();
    this.#made(call.call, this.#answer(call));
    return this.#reaction({ kind: "call", ...call }, before);
  }
  shutdown(): Reaction {
    const before = this.state;
    this.#end.useIsn(this.#options.iss());
    this.#made("CLOSE", this.#answer({ call: "CLOSE" }));
    this.#shut = true;
    return this.#reaction({ kind: "call", call: "CLOSE" }, before);
  }
  stopReading(): void {
    this.#deaf = true;
  }
  arrives(segment: Segment): Reaction {
    const before = this.state;
    if (this.#deaf && segment.data.length > 0 && before !== "CLOSED") this.#unable("is closed in a way that goes on reading: what it does with text after close(2) is not seen");
    if (segment.data.length > LONGEST) this.#unable(`is not given segments of more than ${LONGEST} octets`);
    this.#end.useIsn(this.#options.iss());
    this.#wire.arrive(segment, !this.#hasRemote);
    if (segment.syn) this.#hasRemote = true;
    return this.#reaction({ kind: "segment", segment }, before);
  }
  elapse(ms: number): Reaction {
    const before = this.state;
    this.#end.elapse(ms);
    return this.#reaction({ kind: "elapse", ms }, before);
  }

  #answer(call: Exclude<Call, { call: "RECEIVE" }>): CallAnswer {
    switch (call.call) {
      case "OPEN":
        return call.mode === "active" ? this.#end.connect() : this.#end.listen();
      case "SEND":
        return call.urgent === true ? "absent" : this.#write(call.data);
      case "CLOSE":
        return this.#shut ? "done" : this.#end.close();
      case "ABORT":
        return this.#end.abort();
      case "STATUS":
        return "done";
      default:
        return call satisfies never;
    }
  }
  #write(data: readonly Octet[]): CallAnswer {
    for (let at = 0; at < data.length; at += LONGEST) {
      const piece = data.slice(at, at + LONGEST);
      const answer = this.#end.write(textOf(piece));
      if (answer !== "done") return answer;
      this.#wire.written(piece);
    }
    return "done";
  }
  #made(call: Call["call"], answer: CallAnswer): void {
    if (answer === "absent") this.#unable(`offers no ${call} in ${this.state}`);
    if (answer === "refused") this.#unable(call === "SEND" ? "takes no more text: its send buffer is full" : `refuses ${call} in ${this.state}`);
  }
  #read(): Reaction {
    const count = this.#unread;
    this.#unread = 0;
    if (count > 0) this.#end.taken(count);
    const { sent, signals } = this.#reaction({ kind: "call", call: "RECEIVE" }, this.state);
    return { sent, signals: count > 0 ? [{ kind: "data", data: octets("B", 0, 0, count) }, ...signals] : signals };
  }

  #reaction(event: Event, before: State): Reaction {
    const sent: Segment[] = [];
    const signals: Signal[] = [];
    for (const happening of this.#end.take()) {
      const segment = happening.kind === "sent" ? this.#wire.leave(happening.packet, this.#options.iss(), event)?.segment : undefined;
      if (segment !== undefined) sent.push(segment);
      const signal = happening.kind === "sent" ? undefined : this.#signal(happening, before);
      if (signal !== undefined) signals.push(signal);
    }
    return { sent, signals };
  }
  #signal(happening: Exclude<Happening, { kind: "sent" }>, before: State): Signal | undefined {
    switch (happening.kind) {
      case "text":
        this.#unread += happening.text.length;
        return undefined;
      case "open":
      case "closing":
        return { kind: happening.kind };
      case "reset":
        return { kind: before === "SYN-SENT" || before === "SYN-RECEIVED" ? "refused" : "reset" };
      case "timeout":
        return { kind: "timeout", which: "retransmission" };
      case "crash":
        throw new Unable("failed", `${this.#stack.title} stops: ${happening.because}`);
      default:
        return happening satisfies never;
    }
  }
  #unable(what: string): never {
    throw new Unable("unsupported", `${this.#stack.title} ${what}`);
  }
}
