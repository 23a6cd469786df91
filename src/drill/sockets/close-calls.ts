/** shutdown, close, dup, open. */
import { Beyond } from "../run/stop.ts";
import type { SystemCall } from "../script.ts";
import { fails, OK, value, type Answer } from "./answer.ts";
import type { Host } from "./host.ts";
import type { Listener } from "./listener.ts";
import { newSocket, type Socket } from "./socket.ts";
import type { CallContext } from "./system-calls.ts";
import { numberOf } from "./values.ts";

export const shutdownCall = ({ call, host, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  const how = call.args[1] === undefined ? 2 : (numberOf(call.args[1]) ?? 2);
  const { connection } = socket;
  if (connection === undefined || connection.state === "CLOSED") return fails("ENOTCONN");
  if (how !== 1) connection.readingOver = true;
  if (how !== 0) {
    if (connection.state === "SYN-SENT") connection.call({ call: "ABORT" });
    else connection.shutdown();
  }
  if (host.system.resetsAfterShutdown && connection.writingOver && connection.readingOver) connection.endpoint.stopReading();
  return OK;
};

export const closeCall = ({ call, host, sockets, isFirst }: CallContext): Answer => {
  const fd = call.args[0] === undefined ? undefined : numberOf(call.args[0]);
  const thing = fd === undefined ? undefined : sockets.get(fd);
  if (thing === undefined || fd === undefined) return fails("EBADF");
  if (thing.kind === "socket") {
    if (isFirst && --thing.references === 0) closeSocket(call, host, thing);
    if (lingers(thing)) return "blocked";
  }
  sockets.remove(fd);
  return OK;
};

const closeSocket = (call: SystemCall, host: Host, socket: Socket): void => {
  if (socket.listener !== undefined) return closeListener(host, socket.listener);
  const { connection } = socket;
  if (connection === undefined || connection.state === "CLOSED") return;
  connection.orphan = true;
  if (!host.isSettable && connection.readable > 0 && socket.linger !== 0) throw new Beyond(call.at, "a real stack has handed over what it received: what it does on close(2) with text unread is not seen");
  // MAY-1 and SHLD-3: what was not read is lost, and the other end is told; the endpoint itself sees to it if it has not handed it
  // over yet. SO_LINGER of no time asks for the same.
  const isUnseen = connection.endpoint.unread === 0 || connection.writingOver;
  const loses = host.profile.halfDuplexClose && connection.readable > 0 && isUnseen;
  if (loses || socket.linger === 0) connection.call({ call: "ABORT" });
  else if (!connection.writingOver || connection.state === "SYN-SENT") connection.call({ call: "CLOSE" });
  else connection.endpoint.stopReading();
  connection.writingOver = true;
};

/** Who waits to be accepted is reset; connections in the making are forgotten. */
const closeListener = (host: Host, listener: Listener): void => {
  for (const connection of listener.halfOpen) host.drop(connection);
  for (;;) {
    const connection = listener.accept();
    if (connection === undefined) break;
    connection.call({ call: "ABORT" });
  }
  if (host.listener === listener) host.listener = undefined;
};

/** Whether close(2) still waits for what was sent to be acknowledged. */
const lingers = ({ references, linger, nonBlocking, connection }: Socket): boolean =>
  references === 0 && linger !== undefined && linger > 0 && !nonBlocking && connection !== undefined && ["FIN-WAIT-1", "CLOSING", "LAST-ACK"].includes(connection.state);

export const dupCall = ({ call, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  const fd = sockets.newDescriptor(call);
  socket.references++;
  sockets.put(fd, socket);
  return value(fd);
};

/** A file to send from: a descriptor that nobody is connected to. */
export const openCall = ({ call, sockets }: CallContext): Answer => {
  const fd = sockets.newDescriptor(call);
  sockets.put(fd, newSocket());
  return value(fd);
};
