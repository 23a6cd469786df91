/** The errors that system calls give here, with Linux's numbers: scripts name them, and SO_ERROR may be compared as a number. */
import type { State } from "../../model/tcb.ts";

export const ERRNO = {
  EPERM: 1, EBADF: 9, EAGAIN: 11, EINVAL: 22, EPIPE: 32, EDESTADDRREQ: 89, EOPNOTSUPP: 95, ECONNRESET: 104,
  EISCONN: 106, ENOTCONN: 107, ETIMEDOUT: 110, ECONNREFUSED: 111, EALREADY: 114, EINPROGRESS: 115, ENOPROTOOPT: 92, ECONNABORTED: 103,
} as const;
export type Errno = keyof typeof ERRNO;
const isErrno = (name: string): name is Errno => Object.hasOwn(ERRNO, name);

/** By its name, or by the other name of the same error. */
export const errnoOf = (name: string): Errno | undefined => (name === "EWOULDBLOCK" ? "EAGAIN" : isErrno(name) ? name : undefined);
export const errnoOfNumber = (value: number): Errno | undefined => Object.keys(ERRNO).filter(isErrno).find((name) => ERRNO[name] === value);

/** What the user's calls are told of the end of a connection that was in the state `before`. */
export const errorOf = (signal: "reset" | "refused" | "timeout", before: State): Errno => {
  switch (signal) {
    case "reset":
      return before === "SYN-SENT" ? "ECONNREFUSED" : before === "CLOSE-WAIT" ? "EPIPE" : "ECONNRESET";
    case "refused":
      return "ECONNREFUSED";
    case "timeout":
      return "ETIMEDOUT";
    default:
      return signal satisfies never;
  }
};
