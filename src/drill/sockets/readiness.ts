/** What poll and epoll say of a socket. */
import { CONSTANTS } from "./constants.ts";
import type { Socket } from "./socket.ts";

const bit = (name: string): number => CONSTANTS[name] ?? 0;

/** A mask of POLL… bits; EPOLL… bits are the same. */
export const readiness = (socket: Socket): number => {
  const { connection, listener } = socket;
  if (listener !== undefined) return listener.waiting.length > 0 ? bit("POLLIN") | bit("POLLRDNORM") : 0;
  if (connection === undefined) return bit("POLLOUT") | bit("POLLHUP") | bit("POLLWRNORM");
  const closed = connection.state === "CLOSED" && !socket.connecting ? true : connection.state === "CLOSED";
  const ended = connection.ended || connection.readingOver || closed;
  const establishing = connection.state === "SYN-SENT" || connection.state === "SYN-RECEIVED";
  let mask = 0;
  if (connection.readable > 0 || ended) mask |= bit("POLLIN") | bit("POLLRDNORM");
  if (ended) mask |= bit("POLLRDHUP");
  if (!establishing) mask |= bit("POLLOUT") | bit("POLLWRNORM");
  if (connection.error !== undefined) mask |= bit("POLLERR");
  if (closed || (ended && connection.writingOver)) mask |= bit("POLLHUP");
  return mask;
};

/** What is told whether it was asked for or not. */
export const ALWAYS_TOLD = bit("POLLERR") | bit("POLLHUP") | bit("POLLNVAL");
