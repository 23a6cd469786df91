/** The system calls of a script, carried out on the host. */
import { Beyond } from "../run/stop.ts";
import type { SystemCall } from "../script.ts";
import { OK, type Answer } from "./answer.ts";
import { closeCall, dupCall, openCall, shutdownCall } from "./close-calls.ts";
import { readCall, writeCall } from "./data-calls.ts";
import type { Descriptors } from "./descriptors.ts";
import type { Host } from "./host.ts";
import { acceptCall, connectCall, listenCall, socketCall } from "./open-calls.ts";
import { fcntlCall, getsockoptCall, ioctlCall, setsockoptCall } from "./option-calls.ts";
import { epollCreateCall, epollCtlCall, epollWaitCall, pollCall } from "./wait-calls.ts";

export interface CallContext {
  readonly call: SystemCall;
  readonly host: Host;
  readonly sockets: Descriptors;
  /** Whether it is asked for the first time, and not again after having been blocked. */
  readonly isFirst: boolean;
  /** µs. */
  readonly startedAt: number;
}

const CALLS: Readonly<Record<string, (context: CallContext) => Answer>> = {
  socket: socketCall, bind: () => OK, listen: listenCall, accept: acceptCall, accept4: acceptCall, connect: connectCall,
  read: readCall, recv: readCall, recvfrom: readCall, recvmsg: readCall, readv: readCall,
  write: writeCall, send: writeCall, sendto: writeCall, sendmsg: writeCall, writev: writeCall, sendfile: writeCall,
  shutdown: shutdownCall, close: closeCall, dup: dupCall, open: openCall,
  fcntl: fcntlCall, ioctl: ioctlCall, getsockopt: getsockoptCall, setsockopt: setsockoptCall,
  poll: pollCall, epoll_create: epollCreateCall, epoll_create1: epollCreateCall, epoll_ctl: epollCtlCall, epoll_wait: epollWaitCall,
  getsockname: () => OK, getpeername: () => OK,
};

export const systemCall = (context: CallContext): Answer => {
  const { name, at } = context.call;
  const carryOut = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  if (carryOut === undefined) throw new Beyond(at, `the system call ${name} is not modelled`);
  return carryOut(context);
};
