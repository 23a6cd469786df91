import type { LessonText } from "../lesson.ts";

export const EN: LessonText<"what" | "old" | "clock" | "guess" | "random"> = {
  question: "What is an ISN, and is it fixed?",
  answer: "The number a connection begins to count from. It moves with a clock, and differs between pairs of sockets in a way nobody outside can compute.",
  claim: "The ISN tells the other side how to put the data in order. If it were fixed, an attacker could easily guess the acknowledgment numbers; therefore it is generated dynamically.",
  verdict: "Half right. It is not fixed, and guessing is one reason. The older reason is another: segments of an earlier connection must not be taken for those of the next. And “dynamic” alone answers neither.",
  parts: {
    what: {
      heading: "A number that moves",
      text: [
        "Every octet of a connection has a number, and the ISN is where the counting begins. RFC 9293 derives it from a clock that ticks every four microseconds (MUST-8), plus a secret offset for the pair of sockets.",
        "Here one host opens to the same remote socket twice, ten milliseconds apart: `<SEQ=443220563><CTL=SYN>`, then `<SEQ=443223063><CTL=SYN>`, 2500 ticks on. The faulty host begins from the same number every time.",
      ],
      faulty: "a fixed ISN",
    },
    old: {
      heading: "The first reason: old segments",
      text: [
        "A copy of an octet, `<SEQ=101><ACK=301><DATA=1><CTL=ACK>`, is delayed. Its connection ends, TIME-WAIT is cut short here so that the copy outlives it, and the same two sockets connect again. Then the copy arrives.",
        "With numbers that have moved on it lies outside the new window and is dropped. With a fixed ISN it fits exactly, and the user receives an octet that belongs to a connection that is over. No attacker is needed for this.",
      ],
      faulty: "a fixed ISN: the old octet fits",
    },
    clock: {
      heading: "The second reason: guessing",
      text: [
        "A bare clock moves, and so protects from old segments. But whoever opens a connection of his own reads the clock, and knows what everybody else gets: the connection to socket 2 begins 1000 ticks, four milliseconds, after that to socket 1. That is how addresses were forged in the nineties.",
        "RFC 6528 therefore adds a keyed hash of the two addresses and ports: ISN = M + F(addresses, ports, secret). Along one pair of sockets the numbers still climb with the clock; between pairs they tell nothing.",
      ],
      faulty: "the ISN is the clock and nothing else",
    },
    guess: {
      heading: "Guess for yourself",
      text: [
        "You are the attacker. You may open connections of your own and see the ISN that the host chooses for you. Then somebody else connects. To forge a segment into that connection your guess has to fall within 65 535 of the real number.",
      ],
    },
    random: {
      heading: "Why not simply random?",
      text: [
        "A random number cannot be guessed. But it may be lower than the last one, here `<SEQ=365298787><CTL=SYN>` after `<SEQ=3396659843><CTL=SYN>`. A peer that is still in TIME-WAIT takes a new SYN only when its number lies above the old connection's (RFC 6191); a random one is refused half of the time, and it may land where old segments still are.",
        "So three things are asked of an ISN: it climbs along one pair of sockets, it tells nothing about other pairs, and a SYN that is sent again carries the same one.",
      ],
      faulty: "a random ISN",
    },
  },
};
