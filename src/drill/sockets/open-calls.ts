/** socket, bind, listen, accept, connect. */
import { Beyond } from "../run/stop.ts";
import type { Expression } from "../script.ts";
import { fails, OK, value, type Answer } from "./answer.ts";
import { CONSTANTS } from "./constants.ts";
import { Listener } from "./listener.ts";
import { newSocket, type Socket } from "./socket.ts";
import type { CallContext } from "./system-calls.ts";
import { numberOf, wordsOf } from "./values.ts";

export const socketCall = ({ call, sockets }: CallContext): Answer => {
  const words = call.args.flatMap(wordsOf);
  const wrong = words.find((word) => ["SOCK_DGRAM", "SOCK_RAW", "IPPROTO_UDP", "IPPROTO_MPTCP", "IPPROTO_ICMP", "IPPROTO_SCTP", "AF_UNIX", "IPPROTO_UDPLITE"].includes(word));
  if (wrong !== undefined) throw new Beyond(call.at, `a socket of ${wrong}: only TCP is modelled`);
  const fd = sockets.newDescriptor(call);
  const socket = newSocket();
  socket.nonBlocking = words.includes("SOCK_NONBLOCK");
  sockets.put(fd, socket);
  return value(fd);
};

export const listenCall = ({ call, host, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  if (socket.connection !== undefined && socket.connection.state !== "CLOSED") return fails("EINVAL");
  const backlog = Math.max(0, numberArg(call.args[1]) ?? 0);
  if (socket.listener !== undefined) socket.listener.backlog = backlog;
  else host.renew(NO_PORT);
  socket.listener ??= new Listener(backlog);
  host.listener = socket.listener;
  return OK;
};

export const acceptCall = ({ call, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  if (socket.listener === undefined) return fails("EINVAL");
  const connection = socket.listener.accept();
  if (connection === undefined) return socket.nonBlocking ? fails("EAGAIN") : "blocked";
  const fd = sockets.newDescriptor(call);
  const accepted: Socket = { ...newSocket(), options: new Map(socket.options), connection, told: true, linger: socket.linger, nonBlocking: call.args.flatMap(wordsOf).includes("SOCK_NONBLOCK") };
  sockets.put(fd, accepted);
  return value(fd);
};

/** The port of the remote socket where packets name none; all packets of one script then belong to one connection. */
export const NO_PORT = 0;

export const connectCall = ({ call, host, sockets, isFirst }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  if (call.args.flatMap(wordsOf).includes("AF_UNSPEC")) return disconnect(socket);
  if (call.errno === "EADDRNOTAVAIL") throw new Beyond(call.at, "which local ports are free for a connect is not modelled: there always is one");
  const { connection } = socket;
  if (socket.listener !== undefined) return fails("EISCONN");
  if (connection === undefined || (connection.state === "CLOSED" && socket.told)) {
    if (connection === undefined || isFirst) {
      socket.connection = host.connect(NO_PORT);
      socket.connecting = true;
      socket.told = false;
      return socket.nonBlocking ? fails("EINPROGRESS") : answerOfOpening(socket);
    }
  }
  if (socket.told) return fails("EISCONN");
  const answer = answerOfOpening(socket);
  return answer === "blocked" && socket.nonBlocking ? fails("EALREADY") : answer;
};

const answerOfOpening = (socket: Socket): Answer => {
  const { connection } = socket;
  if (connection === undefined) return "blocked";
  const { error } = connection;
  if (error !== undefined || connection.state === "CLOSED") {
    connection.error = undefined;
    socket.told = true;
    socket.connecting = false;
    return fails(error ?? "ECONNABORTED");
  }
  if (!connection.opened) return "blocked";
  socket.told = true;
  socket.connecting = false;
  return OK;
};

/** connect(2) to AF_UNSPEC: the connection is aborted, and the socket can be used again. */
const disconnect = (socket: Socket): Answer => {
  if (socket.connection !== undefined && socket.connection.state !== "CLOSED") socket.connection.call({ call: "ABORT" });
  socket.connection = undefined;
  socket.connecting = false;
  return OK;
};

const numberArg = (expression: Expression | undefined): number | undefined => (expression === undefined ? undefined : numberOf(expression));

export const hasFlag = (expression: Expression | undefined, name: string): boolean => ((numberArg(expression) ?? 0) & (CONSTANTS[name] ?? 0)) !== 0;
