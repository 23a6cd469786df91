/** How long the kernel's TIME-WAIT lasts: nobody waits for it, the kernel's own timer says so. */
import type { StackSocket } from "../stack.ts";
import type { LinuxEnd } from "./end.ts";

type Open = (local: StackSocket, remote: StackSocket) => LinuxEnd;

/** Of a connection whose first end closes first. @returns ms, to a tenth of a second; undefined where the kernel does not say. */
export const timeWaitOf = (open: Open, a: StackSocket, b: StackSocket): number | undefined => {
  const [first, second] = [open(a, b), open(b, a)];
  const settle = (): void => {
    for (let busy = true; busy; ) {
      busy = false;
      for (const [from, to] of [[first, second], [second, first]] as const) {
        for (const happening of from.take()) {
          if (happening.kind !== "sent") continue;
          to.receive(happening.packet);
          busy = true;
        }
      }
    }
  };
  second.listen();
  first.connect();
  settle();
  first.close();
  settle();
  second.close();
  settle();
  const left = first.timeWaitLeft();
  for (const end of [first, second]) end.release();
  return left === undefined ? undefined : Math.round(left / 100) * 100;
};
