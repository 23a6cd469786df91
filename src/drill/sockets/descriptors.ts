/** The file descriptors of a script. A call that makes one gives it the number that the script expects, as packetdrill does. */
import type { SystemCall } from "../script.ts";
import type { Epoll, Socket } from "./socket.ts";
import { numberOf } from "./values.ts";

export class Descriptors {
  readonly #open = new Map<number, Socket | Epoll>();
  /** The socket that was made last, which assertions on TCP_INFO are about. */
  latest: Socket | undefined;

  get(fd: number): Socket | Epoll | undefined {
    return this.#open.get(fd);
  }
  put(fd: number, thing: Socket | Epoll): void {
    this.#open.set(fd, thing);
    if (thing.kind === "socket") this.latest = thing;
  }
  remove(fd: number): void {
    this.#open.delete(fd);
  }
  /** The socket that the first argument names. */
  socketOf(call: SystemCall): Socket | undefined {
    const fd = call.args[0] === undefined ? undefined : numberOf(call.args[0]);
    const thing = fd === undefined ? undefined : this.#open.get(fd);
    return thing?.kind === "socket" ? thing : undefined;
  }
  newDescriptor(call: SystemCall): number {
    const expected = numberOf(call.result);
    if (expected !== undefined && expected >= 0) return expected;
    let fd = 3;
    while (this.#open.has(fd)) fd++;
    return fd;
  }
}
