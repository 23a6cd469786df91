/** Why a run of a script ends before the script does. Thrown inside src/drill only; `runScript` turns it into its result. */
import type { Place } from "../script.ts";

/** Script and target part here. */
export class Parted extends Error {
  readonly at: Place;
  readonly packets: { readonly script: string; readonly actual: string } | undefined;
  /** When what differs was sent, µs, where that is not now. */
  readonly time: number | undefined;

  /** @param because without a full stop. */
  constructor(at: Place, because: string, packets?: { readonly script: string; readonly actual: string }, time?: number) {
    super(because);
    this.at = at;
    this.packets = packets;
    this.time = time;
  }
}

/** The script asks for what no run here can give. */
export class Beyond extends Error {
  readonly at: Place;

  constructor(at: Place, reason: string) {
    super(reason);
    this.at = at;
  }
}
