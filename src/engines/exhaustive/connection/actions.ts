/** The actions of a packed search by number: what each means to do is decided once. */
import type { Networks } from "./networks.ts";
import type { Parts } from "./parts.ts";

/** What happens, as a number: kinds are interleaved. */
export const EVENT_KINDS = 5;
export const DELIVER = 0;
export const DROP = 1;
export const DUPLICATE = 2;
export const CALL = 3;
export const TIME = 4;

type Named = typeof DELIVER | typeof DROP | typeof DUPLICATE;

type ActionParts<Flying, Action> = Pick<Parts<unknown, Flying, unknown, Action>, "deliver" | "drop" | "duplicate" | "calls" | "time" | "settle">;

export class Actions<Flying, Action> {
  readonly #parts: ActionParts<Flying, Action>;
  readonly #networks: Networks<Flying>;
  readonly #all: Action[] = [];
  readonly #named: (number | undefined)[] = [];
  /** The calls come first; a settle is one call more. */
  readonly elapse: number;
  readonly settle: number;

  constructor(parts: ActionParts<Flying, Action>, networks: Networks<Flying>) {
    this.#parts = parts;
    this.#networks = networks;
    for (const { action } of parts.calls) this.#all.push(action);
    this.elapse = parts.time === undefined ? -1 : this.#all.push(parts.time.action) - 1;
    this.settle = parts.settle === undefined ? -1 : this.#all.push(parts.settle) - 1;
  }

  value(number: number): Action {
    // An action may be any value, so that only the bounds tell whether it is there.
    if (number < 0 || number >= this.#all.length) throw new Error(`no action has the number ${number}`);
    return this.#all[number] as Action;
  }

  /** An action on the segments of a name. */
  named(kind: Named, name: number): number {
    return (this.#named[name * EVENT_KINDS + kind] ??= this.#all.push(this.#make(kind, this.#networks.nameText(name))) - 1);
  }

  #make(kind: Named, name: string): Action {
    if (kind === DELIVER) return this.#parts.deliver(name);
    const fault = kind === DROP ? this.#parts.drop : this.#parts.duplicate;
    if (fault === undefined) throw new Error("a fault that never happens is no action");
    return fault.action(name);
  }
}
