/** The errors that system calls give here, with Linux's numbers: scripts name them, and SO_ERROR may be compared as a number. */
import type { State } from "../../model/tcb.ts";
import type { System } from "../systems.ts";

export const ERRNO = {
  EPERM: 1, EINTR: 4, EIO: 5, EBADF: 9, EAGAIN: 11, ENOMEM: 12, EACCES: 13, EFAULT: 14, EINVAL: 22, EMFILE: 24, ENOTTY: 25, ENOSYS: 38, EPROTO: 71, ENOTSOCK: 88,
  EMSGSIZE: 90, EPROTOTYPE: 91, EPROTONOSUPPORT: 93, EAFNOSUPPORT: 97, EADDRINUSE: 98, EADDRNOTAVAIL: 99, ENETDOWN: 100, ENETUNREACH: 101, ENOBUFS: 105, ESHUTDOWN: 108, EHOSTDOWN: 112, EHOSTUNREACH: 113, EPIPE: 32, EDESTADDRREQ: 89, EOPNOTSUPP: 95, ECONNRESET: 104,
  EISCONN: 106, ENOTCONN: 107, ETIMEDOUT: 110, ECONNREFUSED: 111, EALREADY: 114, EINPROGRESS: 115, ENOPROTOOPT: 92, ECONNABORTED: 103,
} as const;
export type Errno = keyof typeof ERRNO;
const isErrno = (name: string): name is Errno => Object.hasOwn(ERRNO, name);

/** By its name, or by the other name of the same error. */
export const errnoOf = (name: string): Errno | undefined => (name === "EWOULDBLOCK" ? "EAGAIN" : isErrno(name) ? name : undefined);
export const errnoOfNumber = (value: number): Errno | undefined => Object.keys(ERRNO).filter(isErrno).find((name) => ERRNO[name] === value);

/** What the user's calls are told of the end of a connection that was in the state `before`. */
export const errorOf = (signal: "reset" | "refused" | "timeout", before: State, { resetBreaksPipe }: System): Errno => {
  switch (signal) {
    case "reset":
      return before === "SYN-SENT" ? "ECONNREFUSED" : before === "CLOSE-WAIT" && resetBreaksPipe ? "EPIPE" : "ECONNRESET";
    case "refused":
      return "ECONNREFUSED";
    case "timeout":
      return "ETIMEDOUT";
    default:
      return signal satisfies never;
  }
};
