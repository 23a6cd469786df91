import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"captured" | "after" | "cost" | "inside"> = {
  question: "Does HTTPS change the handshake?",
  answer: "No. TCP opens as always; the first TLS record is the first text of the open connection, at ISN + 1.",
  claim: "With https, the three-way handshake also verifies the certificate and generates the keys.",
  verdict: "That belongs one layer up. TCP knows neither certificates nor keys; TLS runs its own handshake over the connection that TCP has just opened.",
  parts: {
    captured: {
      heading: "A real one, on the wire",
      text: [
        "This is TLS 1.3 between two sockets of one Linux machine, as tcpdump saw it; numbers are counted from the ISNs. The first three packets open the connection, and are those of any connection: no text, no certificate, no key.",
        "Then comes packet 4, `ACK SEQ=1 ACK=1, 349 octets`, the ClientHello. It begins at the client's ISN plus one, the first number after the SYN. The answer is packet 6, `ACK SEQ=1 ACK=350, 851 octets`: ServerHello, and behind it records that are encrypted already, the certificate among them. It is here that keys are agreed and the certificate is shown, when TCP has been open for milliseconds.",
      ],
    },
    after: {
      heading: "The same, step by step",
      text: [
        "The model with the same sizes. To TCP the ClientHello is nothing but text: `<SEQ=101><ACK=301><DATA=349><CTL=ACK>`. So is what the server's TLS answers, `<SEQ=301><ACK=450><DATA=851><CTL=ACK>`, at the server's ISN plus one. TCP does not look into either.",
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
        "A certificate takes work to present and to verify. Suppose a server began it with the SYN: then everybody with a forged address could make it work. The variant hands the 349 octets over while still in `SYN-RECEIVED`; then it turns out that nobody had asked. The handshake comes first so that the expensive part is done only for somebody who is there.",
      ],
      faulty: "hands the ClientHello over with the SYN",
    },
  },
};
