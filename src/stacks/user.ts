/** The user of a stack: RFC 9293's calls, made with those that the stack offers. */
import type { Call, Signal } from "../model/events.ts";
import type { Octet } from "../model/octet.ts";
import type { State, Tcb } from "../model/tcb.ts";
import { textOf } from "../wire/text-octets.ts";
import type { CallAnswer, Happening, StackEnd } from "./stack.ts";
import type { Wire } from "./wire.ts";

const READS: ReadonlySet<State> = new Set<State>(["ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"]);

export class User {
  readonly end: StackEnd;
  /** Text that the stack has handed over and no RECEIVE has asked for. */
  #received: readonly Octet[] = [];
  /** Calls that wait for the listener to hand the connection over: until then nobody has anything to call. */
  #waiting: (() => void)[] = [];
  /** Whether CLOSE is among them. */
  #closes = false;

  constructor(end: StackEnd) {
    this.end = end;
  }

  /** Makes the call. @param signals where what the user is told at once goes. */
  call(call: Call, tcb: Tcb, signals: Signal[], wire: Wire): CallAnswer {
    const answer = this.#made(call, tcb, signals, wire);
    // Interfaces have error numbers, not the RFC's texts: follow.ts takes the text that the RFC has for this call.
    if (answer !== "done") signals.push({ kind: "error", call: call.call, error: "insufficient resources" });
    return answer;
  }

  #made(call: Call, tcb: Tcb, signals: Signal[], wire: Wire): CallAnswer {
    switch (call.call) {
      case "OPEN":
        if (tcb.state !== "CLOSED") return "absent";
        if (call.mode === "passive") return this.end.listen();
        return call.remote ? this.end.connect() : "absent";
      case "SEND": {
        if (call.urgent === true || tcb.state === "CLOSED" || tcb.state === "LISTEN") return "absent";
        return this.#madeOrLater(tcb, () => {
          const answer = this.end.write(textOf(call.data));
          if (answer === "done") wire.written(call.data);
          return answer;
        });
      }
      case "RECEIVE":
        // The RFC has nothing to give any more in the other states, whatever the stack still holds (§3.10.3).
        if (this.#received.length > 0 && READS.has(tcb.state)) this.#handOver(signals);
        return "done";
      case "CLOSE":
        this.#closes = true;
        return this.#madeOrLater(tcb, () => this.end.close());
      case "ABORT":
        return this.end.abort();
      case "STATUS":
        return "done";
      default:
        return call satisfies never;
    }
  }

  /** In SYN-RECEIVED of a listener a call waits for the connection to be handed over (§3.10.2, §3.10.4: "queue for processing after entering ESTABLISHED"). */
  #madeOrLater(tcb: Tcb, make: () => CallAnswer): CallAnswer {
    const answer = make();
    if (answer !== "absent" || tcb.state !== "SYN-RECEIVED") return answer;
    this.#waiting.push(make);
    return "done";
  }

  /** The connection that calls waited for came to nothing. Whoever has called CLOSE does not want another (§3.10.4). */
  listensAgain(): void {
    if (this.#closes) this.end.close();
    this.over();
  }

  /** The connection, and what belongs to it, is gone; or another begins. */
  over(): void {
    this.#received = [];
    this.#waiting = [];
    this.#closes = false;
  }

  #handOver(signals: Signal[]): void {
    signals.push({ kind: "data", data: this.#received });
    this.end.taken(this.#received.length);
    this.#received = [];
  }

  /** What the stack says, as signals to the user of the RFC. */
  hear(happening: Exclude<Happening, { kind: "sent" }>, tcb: Tcb, wire: Wire): readonly Signal[] {
    const signals: Signal[] = [];
    switch (happening.kind) {
      case "text":
        this.#received = [...this.#received, ...wire.read(happening.text)];
        if ("receives" in tcb && tcb.receives > 0) this.#handOver(signals);
        return signals;
      case "closing":
        signals.push({ kind: "closing" });
        // "FIN implies PUSH": where no RECEIVE will be served any more, what is left is handed over.
        if ((tcb.state === "FIN-WAIT-1" || tcb.state === "FIN-WAIT-2") && this.#received.length > 0) this.#handOver(signals);
        return signals;
      case "open": {
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const make of waiting) make();
        return [{ kind: "open" }];
      }
      case "reset":
        return [{ kind: happening.kind }];
      case "crash":
        return [];
      case "timeout":
        return [{ kind: "timeout", which: "retransmission" }];
      default:
        return happening satisfies never;
    }
  }

  /** The TCB with what waits to be read. */
  reading(tcb: Tcb): Tcb {
    if (!("received" in tcb) || tcb.received === this.#received) return tcb;
    return { ...tcb, received: this.#received };
  }
}
