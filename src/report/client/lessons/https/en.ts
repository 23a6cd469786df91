import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"after" | "cost" | "inside"> = {
  question: "Does HTTPS change the handshake?",
  answer: "No. TCP opens as always; the first TLS record is the first text of the open connection, at ISN + 1.",
  claim: "With https, the three-way handshake also verifies the certificate and generates the keys.",
  verdict: "That belongs one layer up. TCP knows neither certificates nor keys; TLS runs its own handshake over the connection that TCP has just opened.",
  parts: {
    after: {
      heading: "Where the ClientHello sits",
      text: [
        "The three segments are the same as ever. Only when they are through does the client's TLS send its ClientHello, which to TCP is nothing but text, say 517 octets: `<SEQ=101><ACK=301><DATA=517><CTL=ACK>`. Its sequence number is the client's ISN plus one, the first after the SYN.",
        "The server's TLS answers with ServerHello, certificate and the rest, again as text: `<SEQ=301><ACK=618><DATA=1000><CTL=ACK>`, at the server's ISN plus one. The certificate travels here, and the keys are agreed here, in an exchange that TCP does not look into.",
      ],
    },
    cost: {
      heading: "What it costs in time",
      text: [
        "Two handshakes, one after the other: one round trip for TCP, one more for TLS 1.3 (two for TLS 1.2). It is natural to want to merge them, and that has been done: QUIC, which carries HTTP/3, opens connection and encryption in a single exchange. But then it is not TCP that does it.",
        "With TCP Fast Open the ClientHello may ride on the SYN. Even then TLS and TCP stay two protocols: TCP carries octets, TLS reads them.",
      ],
    },
    inside: {
      heading: "And if it were inside?",
      text: [
        "A certificate takes work to present and to verify. Suppose a server began it with the SYN: then everybody with a forged address could make it work. The variant hands the 517 octets over while still in `SYN-RECEIVED`; then it turns out that nobody had asked. The handshake comes first so that the expensive part is done only for somebody who is there.",
      ],
      faulty: "hands the ClientHello over with the SYN",
    },
  },
};
