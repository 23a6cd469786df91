/** poll and epoll. */
import { Parted } from "../run/stop.ts";
import type { Expression } from "../script.ts";
import { fails, OK, value, type Answer } from "./answer.ts";
import { CONSTANTS } from "./constants.ts";
import { ALWAYS_TOLD, readiness } from "./readiness.ts";
import type { Epoll, Socket } from "./socket.ts";
import type { CallContext } from "./system-calls.ts";
import { fieldOf, numberOf } from "./values.ts";

const arg = (context: CallContext, index: number): number | undefined => {
  const expression = context.call.args[index];
  return expression === undefined ? undefined : numberOf(expression);
};
const number = (expression: Expression | undefined): number | undefined => (expression === undefined ? undefined : numberOf(expression));
const itemsOf = (expression: Expression | undefined): readonly Expression[] => (expression?.kind === "list" ? (fieldOf(expression, "fd") === undefined ? expression.items : [expression]) : []);

export const pollCall = (context: CallContext): Answer => {
  const { call, sockets } = context;
  const asked = itemsOf(call.args[0]).map((item) => {
    const socket = sockets.get(number(fieldOf(item, "fd")) ?? -1);
    const events = number(fieldOf(item, "events")) ?? 0;
    const found = socket?.kind === "socket" ? readiness(socket) & (events | ALWAYS_TOLD) : (CONSTANTS["POLLNVAL"] ?? 0);
    return { item, found };
  });
  const ready = asked.filter(({ found }) => found !== 0).length;
  if (ready === 0 && isWaiting(context, arg(context, 2))) return "blocked";
  for (const { item, found } of asked) {
    const expected = fieldOf(item, "revents");
    const wanted = expected === undefined ? 0 : numberOf(expected);
    if (wanted !== undefined && wanted !== found) throw new Parted(item.at, `poll finds ${maskText(found)}, and the script expects ${maskText(wanted)}`);
  }
  return value(ready);
};

/** Whether the time-out of a call is still to come. */
const isWaiting = ({ host, startedAt }: CallContext, timeout: number | undefined): boolean =>
  timeout === undefined || timeout < 0 || host.clock < startedAt + timeout * 1000;

export const epollCreateCall = ({ call, sockets }: CallContext): Answer => {
  const fd = sockets.newDescriptor(call);
  sockets.put(fd, { kind: "epoll", watched: new Map() });
  return value(fd);
};

export const epollCtlCall = (context: CallContext): Answer => {
  const { call, sockets } = context;
  const epoll = sockets.get(arg(context, 0) ?? -1);
  const fd = arg(context, 2) ?? -1;
  if (epoll?.kind !== "epoll") return fails("EINVAL");
  if (sockets.get(fd) === undefined) return fails("EBADF");
  const operation = call.args[1]?.kind === "word" ? call.args[1].name : "";
  if (operation === "EPOLL_CTL_DEL") {
    epoll.watched.delete(fd);
    return OK;
  }
  const events = number(fieldOf(call.args[3], "events")) ?? 0;
  epoll.watched.set(fd, { fd, events: events % 2 ** 30, edge: events >= 2 ** 31, seen: -1 });
  return OK;
};

export const epollWaitCall = (context: CallContext): Answer => {
  const { call, sockets } = context;
  const epoll = sockets.get(arg(context, 0) ?? -1);
  if (epoll?.kind !== "epoll") return fails("EINVAL");
  const found = readyOf(epoll, (fd) => sockets.get(fd)).slice(0, arg(context, 2));
  if (found.length === 0) return isWaiting(context, arg(context, 3)) ? "blocked" : value(0);
  const expected = itemsOf(call.args[1]);
  found.forEach(({ watched, mask, activity }, i) => {
    watched.seen = activity;
    const wanted = number(fieldOf(expected.length === 1 && i === 0 ? expected[0] : expected[i], "events"));
    if (wanted !== undefined && wanted !== mask) throw new Parted(call.at, `epoll finds ${maskText(mask)}, and the script expects ${maskText(wanted)}`);
  });
  return value(found.length);
};

const readyOf = (epoll: Epoll, get: (fd: number) => Socket | Epoll | undefined) =>
  [...epoll.watched.values()].flatMap((watched) => {
    const socket = get(watched.fd);
    if (socket?.kind !== "socket") return [];
    const mask = readiness(socket) & (watched.events | ALWAYS_TOLD);
    const activity = socket.connection?.activity ?? 0;
    return mask === 0 || (watched.edge && activity === watched.seen) ? [] : [{ watched, mask, activity }];
  });

const maskText = (mask: number): string => {
  const names = Object.entries(CONSTANTS).filter(([name, bit]) => name.startsWith("POLL") && (mask & bit) !== 0).map(([name]) => name);
  return names.length === 0 ? "nothing" : names.join("|");
};
