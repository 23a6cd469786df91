/** read and write and their kin. */
import { octets } from "../../model/octet.ts";
import { Beyond } from "../run/stop.ts";
import type { Expression } from "../script.ts";
import { fails, value, type Answer } from "./answer.ts";
import type { Connection } from "./connection.ts";
import { hasFlag } from "./open-calls.ts";
import type { Socket } from "./socket.ts";
import type { CallContext } from "./system-calls.ts";
import { numberOf, octetsOf, wordsOf } from "./values.ts";

/** Where each call has its number of octets (or its message) and its flags. */
const SHAPES: Readonly<Record<string, { readonly size: "count" | "message" | "pieces"; readonly at: number; readonly flags?: number }>> = {
  read: { size: "count", at: 2 }, recv: { size: "count", at: 2, flags: 3 }, recvfrom: { size: "count", at: 2, flags: 3 },
  recvmsg: { size: "message", at: 1, flags: 2 }, readv: { size: "pieces", at: 1 },
  write: { size: "count", at: 2 }, send: { size: "count", at: 2, flags: 3 }, sendto: { size: "count", at: 2, flags: 3 },
  sendmsg: { size: "message", at: 1, flags: 2 }, writev: { size: "pieces", at: 1 },
  sendfile: { size: "count", at: 3 },
};

interface Request {
  readonly size: number;
  readonly flags: Expression | undefined;
  /** Whether the buffer is NULL. */
  readonly nowhere: boolean;
}

const requestOf = ({ call }: CallContext): Request => {
  const shape = SHAPES[call.name];
  const arg = shape && call.args[shape.at];
  const size = arg === undefined ? undefined : shape?.size === "count" ? numberOf(arg) : octetsOf(arg);
  if (shape === undefined || size === undefined) throw new Beyond(call.at, `${call.name} does not say how many octets`);
  const flags = shape.flags === undefined ? undefined : call.args[shape.flags];
  for (const flag of ["MSG_FASTOPEN", "MSG_ERRQUEUE", "MSG_MORE"]) {
    if (hasFlag(flags, flag)) throw new Beyond(call.at, flag === "MSG_FASTOPEN" ? "TCP Fast Open (RFC 7413) is not modelled" : `${flag} is not modelled`);
  }
  return { size, flags, nowhere: size > 0 && shape.size === "count" && wordsOf(call.args[1])[0] === "NULL" };
};

/** Data first, then the error, then the end of the stream. */
export const readCall = (context: CallContext): Answer => {
  const socket = context.sockets.socketOf(context.call);
  if (socket === undefined) return fails("EBADF");
  const { size, flags, nowhere } = requestOf(context);
  const { connection } = socket;
  if (connection === undefined) return fails("ENOTCONN");
  if (size === 0) return value(0);
  if (connection.readingOver && context.host.system.dropsUnreadable) return value(0);
  if (connection.readable > 0 && nowhere) return fails("EFAULT");
  if (connection.readable > 0) return value(take(connection, size, hasFlag(flags, "MSG_PEEK")));
  const { error } = connection;
  if (error !== undefined) {
    connection.error = undefined;
    return fails(error);
  }
  if (connection.ended || connection.readingOver) return value(0);
  if (connection.state === "CLOSED") return connection.opened ? value(0) : fails("ENOTCONN");
  return socket.nonBlocking || hasFlag(flags, "MSG_DONTWAIT") ? fails("EAGAIN") : "blocked";
};

const take = (connection: Connection, size: number, peek: boolean): number => {
  const taken = Math.min(size, connection.readable);
  if (peek) return taken;
  if (connection.endpoint.unread > 0) connection.call({ call: "RECEIVE" });
  connection.buffered -= taken;
  return taken;
};

export const writeCall = (context: CallContext): Answer => {
  const socket = context.sockets.socketOf(context.call);
  if (socket === undefined) return fails("EBADF");
  const { size, flags, nowhere } = requestOf(context);
  const { connection } = socket;
  if (connection === undefined) return fails(context.host.system.symbol === "FreeBSD" ? "ENOTCONN" : "EPIPE");
  const { error } = connection;
  if (error !== undefined) {
    connection.error = undefined;
    return fails(error);
  }
  if (connection.writingOver || connection.state === "CLOSED") return fails("EPIPE");
  if (!connection.opened && (connection.state === "SYN-SENT" || connection.state === "SYN-RECEIVED")) return waits(socket, flags);
  if (size === 0) return value(0);
  if (nowhere) return fails("EFAULT");
  const expected = numberOf(context.call.result);
  if (expected !== undefined && expected !== size && !(expected === -1 && context.call.errno !== "EAGAIN")) {
    throw new Beyond(context.call.at, "how much room a send buffer has is not modelled: every write is taken as a whole");
  }
  connection.call({ call: "SEND", data: octets("A", 0, connection.written, size), urgent: hasFlag(flags, "MSG_OOB") });
  connection.written += size;
  return value(size);
};

const waits = (socket: Socket, flags: Expression | undefined): Answer => (socket.nonBlocking || hasFlag(flags, "MSG_DONTWAIT") ? fails("EAGAIN") : "blocked");
