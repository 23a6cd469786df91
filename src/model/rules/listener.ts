/** The rules of the listener: what a listening socket does beside the endpoints that it is made of. */
import type { Rule } from "../rules.ts";

export const LISTENER_RULES = {
  "listener.exact-tuple": { rfc: "3.10.7", says: "The segment goes to the connection that has exactly its 4-tuple." },
  "listener.listens": { rfc: "3.10.7.2", says: "No connection has its 4-tuple: the segment goes to the listening socket." },
  "listener.nobody-listens": { rfc: "3.10.7.1", says: "No connection, no listening socket: the rules of CLOSED apply." },
  "listener.half-open": { rfc: "3.10.7.2", says: "The SYN is answered and its connection joins the half-open queue." },
  "listener.half-open-full": { rfc: "RFC 4987 §3", says: "The half-open queue is full and cookies are not in use: the SYN is dropped." },
  "listener.half-open-returned": { rfc: "3.5.3", req: "MUST-11", says: "A half-open connection returns to LISTEN: it leaves the queue, and the user is not told." },
  "listener.half-open-timeout": { rfc: "3.10.8", says: "The last SYN,ACK was not answered in time: the half-open connection is removed." },
  "listener.syn-ack-again": { rfc: "3.10.8", says: "The SYN,ACK is sent again, and the wait doubles." },
  "listener.completed": { rfc: "3.10.7.4", says: "The handshake is complete: the connection joins the accept queue." },
  "listener.accept-queue-full.ignored": { rfc: "3.9.1", says: "The accept queue is full: the final ACK is left to retransmission, the connection stays half-open." },
  "listener.accept-queue-full.reset": { rfc: "3.9.1", says: "The accept queue is full: the connection is reset." },
  "listener.cookie-sent": { rfc: "RFC 4987 §3.6", says: "The SYN is answered with a cookie for ISN, and no state is kept." },
  "listener.cookie-accepted": { rfc: "RFC 4987 §3.6", says: "The ACK returns a cookie of ours: the connection is made from it." },
  "listener.cookie-refused": { rfc: "RFC 4987 §3.6", says: "The ACK returns no cookie that we sent this peer lately: it is answered as in LISTEN." },
  "listener.connection-gone": { rfc: "3.10.7.4", says: "The connection has ended and leaves its queue." },
  "listener.accept": { rfc: "3.9.1", says: "The user takes the connection that has waited longest." },
  "listener.closed": { rfc: "3.10.5", says: "The listening socket is closed: what was not accepted is reset." },
  "listener.time-passes": { rfc: "3.10.8", says: "No connection of the listener has a timer that is due." },
  "listener.peer-acts": { rfc: "3.10", says: "A peer acts, or the network; the listening side takes no part." },
} as const satisfies Record<string, Rule>;

export type ListenerRuleId = keyof typeof LISTENER_RULES;
