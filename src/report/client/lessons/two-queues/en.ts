import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"two" | "bound" | "flood" | "cookie" | "full" | "reset"> = {
  question: "What are the half-open queue and the accept queue?",
  answer: "The first holds connections whose third segment is awaited, the second those that wait for accept. Both have a bound, and what happens beyond it is a policy.",
  claim: "The half-open queue holds connections in SYN_RCVD; those that have completed the handshake go to the accept queue. When it is full, packets may be lost.",
  verdict: "The queues are described well. “Packets may be lost” is imprecise: nothing is lost in the network. Either the final ACK is ignored and the SYN,ACK is sent again, or the connection is reset.",
  parts: {
    two: {
      heading: "Two waiting rooms",
      text: [
        "RFC 9293 knows neither queue; they are how implementations keep the connections of a listening socket. A SYN puts a connection, in SYN-RECEIVED, into the half-open queue. The third segment moves it, now ESTABLISHED, to the accept queue. The call accept takes it out.",
        "Linux calls them SYN queue and accept queue.",
      ],
    },
    bound: {
      heading: "The half-open queue has to end somewhere",
      text: [
        "A SYN costs its sender nothing, not even an address of his own. So the queue needs a bound, here four. The fifth SYN is dropped, and so is that of an honest client: it stays in SYN-SENT and tries again.",
        "Without a bound the flood takes all the memory there is.",
      ],
      faulty: "no bound on half-open connections",
    },
    flood: {
      heading: "Turn up the flood",
      text: [
        "This is the model's own listener with room for eight half-open connections, run as you move the slider. Each forged SYN comes from an address where nobody answers; four honest clients try to get through among them. Nobody calls accept here, and the accept queue has room for two.",
      ],
    },
    cookie: {
      heading: "SYN cookies: to answer and keep nothing",
      text: [
        "When the queue is full, a listener may answer without keeping anything: it puts what it would have to remember into the ISN of its SYN,ACK, as a keyed hash. If a third segment returns that number plus one, the connection is made from it, straight out of LISTEN. Nobody who cannot receive the SYN,ACK can do that.",
        "There is a price: options of the SYN are lost, and a SYN,ACK that is lost is not sent again, for nobody remembers it.",
      ],
    },
    full: {
      heading: "The accept queue is full",
      text: [
        "The room for accept holds one connection, and C1 has it. C2's third segment is ignored: the client is ESTABLISHED, while its connection stays half-open at the server. After a second the SYN,ACK is sent again, the client answers again, and by now there is room. This is Linux with `tcp_abort_on_overflow` = 0, the default. (Linux also drops new SYNs while the queue is full.)",
        "What must not happen is that the connection vanishes: then the client waits for ever for a server that knows nothing of it.",
      ],
      faulty: "forgets the connection without a word",
    },
    reset: {
      heading: "The other policy",
      text: [
        "With `tcp_abort_on_overflow` = 1 the third segment is answered by a reset. The client learns at once that it is not served. That is honest, but it turns a short peak into errors, which is why it is not the default.",
      ],
    },
  },
};
