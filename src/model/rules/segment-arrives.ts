/** Rules of SEGMENT ARRIVES in CLOSED, LISTEN, SYN-SENT and SYN-RECEIVED (§3.10.7.1 to §3.10.7.4). */
import type { Rule } from "../rules.ts";

export const SEGMENT_RULES = {
  "closed.reset-ignored": { rfc: "3.10.7.1", says: "A RST for no connection is discarded: never reset a reset." },
  "closed.reset-sent": { rfc: "3.10.7.1", says: "Any other segment for no connection is answered with a RST that its sender can accept." },
  "listen.reset-ignored": { rfc: "3.10.7.2", says: "A RST in LISTEN is ignored: nothing was sent that it could answer." },
  "listen.ack-refused": { rfc: "3.10.7.2", says: "Any acknowledgment in LISTEN is bad and is reset." },
  "listen.security": { rfc: "3.10.7.2", says: "A SYN of another security compartment is reset." },
  "listen.syn": { rfc: "3.10.7.2", says: "A SYN is answered with <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>; its text and FIN wait." },
  "listen.syn-fin-dropped": { rfc: "3.10.7.2", says: "SYN,FIN is dropped as a scan, where the profile says so (D-16)." },
  "listen.other-dropped": { rfc: "3.10.7.2", says: "Anything else in LISTEN is dropped." },
  "syn-sent.bad-ack": { rfc: "3.10.7.3", says: "An ACK of something not sent is reset; SYN-SENT goes on." },
  "syn-sent.bad-ack-of-reset": { rfc: "3.10.7.3", says: "A RST whose ACK does not acknowledge our SYN is dropped." },
  "syn-sent.reset": { rfc: "3.10.7.3", says: "A RST that acknowledges our SYN refuses the connection." },
  "syn-sent.reset-ignored": { rfc: "3.10.7.3", says: "A RST that does not acknowledge our SYN is dropped." },
  "syn-sent.security": { rfc: "3.10.7.3", says: "A segment of another security compartment is reset." },
  "syn-sent.syn-ack": { rfc: "3.10.7.3", says: "Our SYN is acknowledged and theirs is here: ESTABLISHED, and an ACK." },
  "syn-sent.syn": { rfc: "3.10.7.3", req: "MUST-10", says: "Simultaneous open: SYN-RECEIVED, and our SYN again with an ACK." },
  "syn-sent.other-dropped": { rfc: "3.10.7.3", says: "Neither SYN nor RST: dropped." },
  "syn-received.established": { rfc: "3.10.7.4", says: "Our SYN is acknowledged: ESTABLISHED." },
  "syn-received.bad-ack": { rfc: "3.10.7.4", says: "An ACK that does not acknowledge our SYN is reset." },
  "syn-received.syn": { rfc: "3.10.7.4", says: "A SYN in the window of a passive SYN-RECEIVED ends it." },
  "syn-received.back-to-listen": { rfc: "3.10.7.4", req: "MUST-11", says: "What came from LISTEN returns to LISTEN; the user need not be informed." },
  "syn-received.back-to-time-wait": { rfc: "3.6.1", req: "MAY-2", says: "The SYN that reopened the connection was an old duplicate: back to TIME-WAIT." },
  "syn-received.closed": { rfc: "3.10.7.4", says: "The user had called CLOSE: nobody listens any more." },
  "time-wait.reopened": { rfc: "3.6.1", req: "MAY-2", says: "A SYN that cannot be an old duplicate reopens the connection from TIME-WAIT (RFC 6191)." },
  "time-wait.syn-refused": { rfc: "3.10.7.4", says: "A SYN that may be an old duplicate leaves TIME-WAIT as it is." },
} as const satisfies Record<string, Rule>;
