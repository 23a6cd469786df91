/** getsockopt, setsockopt, fcntl, ioctl. */
import type { Profile } from "../../model/profile.ts";
import { Beyond, Parted } from "../run/stop.ts";
import type { Expression } from "../script.ts";
import { fails, OK, value, type Answer } from "./answer.ts";
import { CONSTANTS } from "./constants.ts";
import { ERRNO, errnoOfNumber } from "./errno.ts";
import type { Host } from "./host.ts";
import { effectiveBuffer, type System } from "../systems.ts";
import type { Socket } from "./socket.ts";
import { stateNumber } from "./state-numbers.ts";
import type { CallContext } from "./system-calls.ts";
import { fieldOf, numberOf, wordsOf } from "./values.ts";

const BEYOND: Readonly<Record<string, string>> = {
  TCP_FASTOPEN: "TCP Fast Open (RFC 7413) is not modelled", TCP_FASTOPEN_CONNECT: "TCP Fast Open (RFC 7413) is not modelled", TCP_FASTOPEN_KEY: "TCP Fast Open (RFC 7413) is not modelled",
  TCP_MD5SIG: "the MD5 option (RFC 2385) is not modelled", TCP_DEFER_ACCEPT: "TCP_DEFER_ACCEPT is not modelled", TCP_CORK: "TCP_CORK is not modelled", TCP_NOPUSH: "TCP_NOPUSH is not modelled",
  TCP_REPAIR: "TCP_REPAIR is not modelled", TCP_ULP: "upper-layer protocols are not modelled", SO_TIMESTAMPING: "time stamps on packets are not modelled",
};

/** What a run on the model knows of its own, and a real stack is not asked. */
const UNASKED: readonly string[] = ["SO_RCVBUF", "SO_SNDBUF", "TCP_MAXSEG"];

export const setsockoptCall = ({ call, host, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  const [, , nameArg, valueArg] = call.args;
  const name = wordsOf(nameArg)[0] ?? "";
  const reason = BEYOND[name];
  if (reason !== undefined && (valueArg === undefined || numberOf(valueArg) !== 0)) throw new Beyond(call.at, reason);
  if (name === "SO_LINGER") socket.linger = lingerOf(valueArg);
  const given = valueArg === undefined || name === "SO_LINGER" || hasWordsOnly(valueArg) ? undefined : numberOf(valueArg);
  if (given === undefined) return OK;
  socket.options.set(name, given);
  switch (name) {
    case "SO_RCVBUF":
      host.rcvBuffer = given;
      return OK;
    case "SO_KEEPALIVE":
      host.keepsAlive = given !== 0;
      return OK;
    case "TCP_MAXSEG":
      host.maxSegment = given;
      host.mss = Math.min(host.mss, given);
      return OK;
    case "TCP_USER_TIMEOUT":
      host.isLimited = given !== 0;
      if (socket.connection?.opened === true) {
        socket.connection.endpoint.limit?.(given);
        return OK;
      }
      host.tuned = given === 0 ? {} : { ...host.tuned, r2: given, ...syn(host, given) };
      return OK;
    case "TCP_KEEPINIT":
      host.tuned = { ...host.tuned, ...syn(host, given * 1000) };
      return OK;
    case "TCP_SYNCNT":
      host.tuned = { ...host.tuned, ...syn(host, (2 ** (given + 1) - 1) * host.profile.rtoInitial) };
      return OK;
    default:
      return OK;
  }
};

/** How long an opening may take, ms: neither system has a user timeout that would end it before. */
const syn = ({ profile }: Host, r2Syn: number): Pick<Profile, "r2Syn" | "userTimeout"> => ({ r2Syn, userTimeout: Math.max(profile.userTimeout, r2Syn) });

/** A symbol such as a congestion control's name, or a text: kept for nobody. */
const hasWordsOnly = (expression: Expression): boolean => expression.kind === "text" || wordsOf(expression).length > 0;

/** `{onoff=1, linger=0}`, in s; undefined when it is off. */
const lingerOf = (expression: Expression | undefined): number | undefined => {
  const at = (name: string, index: number): number => {
    const field = fieldOf(expression, name) ?? (expression?.kind === "list" ? expression.items[index] : undefined);
    return field === undefined ? 0 : (numberOf(field) ?? 0);
  };
  return at("onoff", 0) === 0 ? undefined : at("linger", 1);
};

export const getsockoptCall = ({ call, host, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  const [, , nameArg, expected] = call.args;
  const name = wordsOf(nameArg)[0] ?? "";
  const reason = BEYOND[name];
  if (reason !== undefined) throw new Beyond(call.at, reason);
  if (!host.isSettable && UNASKED.includes(name)) throw new Beyond(call.at, `${name} is not asked of a real stack`);
  const actual = optionOf(host, socket, name);
  if (name === "TCP_INFO") return tcpInfo(socket, expected, host.system);
  const wanted = expected === undefined || expected.kind === "anything" || expected.kind === "text" ? undefined : numberOf(expected);
  if (actual !== undefined && wanted !== undefined && actual !== wanted) {
    const text = (number: number): string => (name === "SO_ERROR" && number !== 0 ? (errnoOfNumber(number) ?? `${number}`) : `${number}`);
    throw new Parted(call.at, `${name} is ${text(actual)}, and the script expects ${text(wanted)}`);
  }
  return OK;
};

/** Undefined where it is not this run's to say. */
const optionOf = (host: Host, socket: Socket, name: string): number | undefined => {
  switch (name) {
    case "SO_ERROR": {
      const { connection } = socket;
      const error = connection?.error;
      if (connection !== undefined) connection.error = undefined;
      return error === undefined ? 0 : ERRNO[error];
    }
    case "SO_RCVBUF":
      return rcvBufferOf(host, socket);
    case "SO_SNDBUF": {
      const set = socket.options.get(name);
      return set === undefined ? undefined : host.system.doublesBuffer ? set * 2 : set;
    }
    case "SO_ACCEPTCONN":
      return socket.listener === undefined ? 0 : 1;
    case "SO_TYPE":
      return 1;
    default:
      return socket.options.get(name);
  }
};

const rcvBufferOf = (host: Host, socket: Socket): number | undefined => {
  const set = socket.options.get("SO_RCVBUF");
  if (host.system.doublesBuffer) return set === undefined ? undefined : set * 2;
  const size = set ?? host.rcvBuffer;
  const known = socket.connection !== undefined && socket.connection.endpoint.rcvNxt !== undefined;
  return known ? effectiveBuffer(host.system, size, host.mss) : size;
};

const tcpInfo = (socket: Socket, expected: Expression | undefined, system: System): Answer => {
  const state = fieldOf(expected, "tcpi_state");
  if (state === undefined) return OK;
  const wanted = state.kind === "word" ? stateNumber(state.name, system) : numberOf(state);
  const actual = stateNumber(socket.listener === undefined ? (socket.connection?.state ?? "CLOSED") : "LISTEN", system);
  if (wanted !== undefined && wanted !== actual) throw new Parted(state.at, `tcpi_state is ${socket.connection?.state ?? "CLOSED"}`);
  return OK;
};

export const fcntlCall = ({ call, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  const nonBlock = CONSTANTS["O_NONBLOCK"] ?? 0;
  switch (wordsOf(call.args[1])[0]) {
    case "F_GETFL":
      return value((CONSTANTS["O_RDWR"] ?? 0) | (socket.nonBlocking ? nonBlock : 0));
    case "F_SETFL":
      socket.nonBlocking = call.args[2] !== undefined && ((numberOf(call.args[2]) ?? 0) & nonBlock) !== 0;
      return OK;
    case "F_GETFD":
    case "F_SETFD":
      return OK;
    default:
      throw new Beyond(call.at, "fcntl with an operation other than F_GETFL, F_SETFL, F_GETFD and F_SETFD");
  }
};

export const ioctlCall = ({ call, sockets }: CallContext): Answer => {
  const socket = sockets.socketOf(call);
  if (socket === undefined) return fails("EBADF");
  const request = wordsOf(call.args[1])[0] ?? "";
  const wanted = call.args[2] === undefined ? undefined : numberOf(call.args[2]);
  switch (request) {
    case "FIONBIO":
      socket.nonBlocking = wanted !== 0;
      return OK;
    case "SIOCINQ":
    case "FIONREAD": {
      const actual = socket.connection?.readable ?? 0;
      if (wanted !== undefined && wanted !== actual) throw new Parted(call.at, `${request} is ${actual}, and the script expects ${wanted}`);
      return OK;
    }
    default:
      throw new Beyond(call.at, `ioctl ${request} is not modelled`);
  }
};
