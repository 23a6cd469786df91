/**
 * Runs per second of each real stack: a connection between two ends of it, a few octets each way, and an orderly close, packets
 * carried from one to the other; and the same run followed by the oracle. `npx tsx bench/stacks.ts`, and part of `npm run bench`.
 */
import { playTrace } from "../src/engines/play-trace.ts";
import type { Action } from "../src/model/world-types.ts";
import { PLAIN_ISN } from "../src/properties/arbitraries/schedule-type.ts";
import { STACKS } from "../src/stacks/index.ts";
import type { Stack, StackEnd } from "../src/stacks/stack.ts";
import { releaseStacks, stackSubject } from "../src/stacks/subject.ts";
import { SOCKETS } from "../src/wire/trace-capture.ts";
import { processorSeconds } from "./processor-time.ts";

/** What others measured of a clean run. */
const REFERENCE = "lwIP 12,000, Linux 3,900 to 5,000, libslirp 1,100 to 5,100 by the same means";
/** Seconds of processor time that each count takes; the first one warms up. */
const WHILE = 0.5;

const TEXT = new TextEncoder().encode("a few octets");
const ACTIONS: readonly Action[] = [
  { do: "open", side: "B", mode: "passive" }, { do: "open", side: "A", mode: "active" }, { do: "settle" },
  { do: "send", side: "A", octets: 3 }, { do: "settle" }, { do: "send", side: "B", octets: 3 }, { do: "settle" },
  { do: "close", side: "A" }, { do: "settle" }, { do: "close", side: "B" }, { do: "settle" },
];

/** Carries packets until nobody sends any more. */
const carry = (a: StackEnd, b: StackEnd): number => {
  let packets = 0;
  for (let quiet = false; !quiet; ) {
    quiet = true;
    for (const [from, to] of [[a, b], [b, a]] as const) {
      for (const happening of from.take()) {
        if (happening.kind !== "sent") continue;
        to.receive(happening.packet);
        packets++;
        quiet = false;
      }
    }
  }
  return packets;
};

const bare = (stack: Stack): void => {
  const a = stack.open({ local: SOCKETS.A, remote: SOCKETS.B });
  const b = stack.open({ local: SOCKETS.B, remote: SOCKETS.A });
  b.listen();
  a.connect();
  let packets = carry(a, b);
  a.write(TEXT);
  packets += carry(a, b);
  b.write(TEXT);
  packets += carry(a, b);
  a.close();
  packets += carry(a, b);
  b.close();
  packets += carry(a, b);
  if (packets < 7) throw new Error(`${stack.title}: a connection of ${packets} packets`);
  a.release();
  b.release();
};

/** Per second of this process's time, the kernel's part in it included: the best of some counts, since what disturbs one only makes it slower. */
const rate = (work: () => void): number => {
  const count = (): number => {
    const before = processorSeconds();
    let runs = 0;
    // The clock is looked at now and then: it is coarse, and takes its time.
    while (processorSeconds() - before < WHILE) for (let more = 0; more < 10; more++, runs++) work();
    return runs / (processorSeconds() - before);
  };
  count();
  return Math.round(Math.max(count(), count(), count()));
};

export const benchStacks = (): readonly string[] => [
  `Connections of real stacks per second of processor time (${REFERENCE}), and of those that the oracle follows:`,
  ...STACKS.map((stack) => {
    const why = stack.unavailable();
    if (why !== undefined) return `          –  ${stack.title}: ${why}`;
    const subject = stackSubject(stack);
    const alone = rate(() => bare(stack));
    // A settled run waits until no timer runs any more, which on a real clock it cannot do quickly.
    if (stack.clock === "real") return `${alone.toLocaleString("en").padStart(11)}  ${stack.title}`;
    const followed = rate(() => void playTrace({ schema: 1, scope: "connection", profile: "rfc9293", isn: PLAIN_ISN, actions: ACTIONS }, { subject }));
    releaseStacks();
    return `${alone.toLocaleString("en").padStart(11)}  ${stack.title}; ${followed.toLocaleString("en")} followed (${(alone / followed).toFixed(1)} × as long)`;
  }),
];

if (process.argv[1] === import.meta.filename) console.log(benchStacks().join("\n"));
