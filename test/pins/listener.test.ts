import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { enabledListener } from "../../src/model/listener.ts";
import type { Child, ListenerAction, ListenerStep } from "../../src/model/listener-types.ts";
import type { Forged } from "../../src/model/world-types.ts";
import { canonical } from "../kit/canonical.ts";
import { setupOf, Walk } from "../model/listener-kit.ts";

const FILE = new URL("listener.txt", import.meta.url);

const NEXT = { at: "rcvNxt", plus: 0 } as const;
const ALL = { at: "sndNxt", plus: 0 } as const;
const RETURNED: Forged = { seq: { at: "peerIss", plus: 1 }, ack: { at: "iss", plus: 1 } };
const elapse = (ms?: number): ListenerAction => (ms === undefined ? { do: "elapse" } : { do: "elapse", ms });

/** What happens to a listener, one story for each thing it decides. */
const STORIES: Readonly<Record<string, (walk: Walk) => void>> = {
  "connections come, are accepted, speak and end": (walk) => {
    walk.connect("C1");
    walk.do({ do: "send", peer: "C1", octets: 2 });
    walk.do({ do: "connect", peer: "C2" });
    walk.do({ do: "duplicate", segment: "C2 SYN 0" });
    walk.do(elapse(300));
    walk.calm();
    walk.do({ do: "send", peer: "C2", octets: 1 });
    walk.do({ do: "send", peer: "C2", octets: 3 });
    walk.do({ do: "abort", peer: "C2" });
    walk.calm();
    walk.do({ do: "connect", peer: "C2" });
    walk.calm();
    walk.do({ do: "inject", peer: "C1", forged: { seq: NEXT, ack: ALL, fin: true } });
  },
  "nobody answers the SYN,ACKs": (walk) => {
    walk.spoof("N1");
    walk.do({ do: "connect", peer: "C1" });
    walk.deliver("C1 SYN 0");
    walk.do({ do: "drop", segment: "L>C1 SYN,ACK 0/1" });
    walk.do(elapse(400));
    walk.connect("C2");
    walk.do({ do: "send", peer: "C2", octets: 1 });
    walk.do({ do: "drop", segment: "C2 ACK 1+1/1" });
    for (let i = 0; i < 40; i++) if (walk.world.halfOpen.length > 0) walk.do(elapse());
  },
  "reset, and back to listening": (walk) => {
    walk.spoof("N1", "N2");
    walk.do({ do: "inject", peer: "N1", forged: { seq: NEXT, rst: true } });
    walk.do({ do: "inject", peer: "N2", forged: { seq: NEXT, ack: { at: "iss", plus: 9 } } });
    walk.spoof("N2");
    walk.do({ do: "inject", peer: "N2", forged: { seq: NEXT, ack: ALL, octets: 2 } });
    walk.do({ do: "inject", peer: "N2", forged: { seq: NEXT, ack: ALL, rst: true } });
    walk.do({ do: "inject", peer: "N3", forged: { seq: { at: "zero", plus: 5 }, ack: { at: "zero", plus: 7 } } });
    walk.do({ do: "inject", peer: "N3", forged: { seq: { at: "zero", plus: 5 }, ack: { at: "zero", plus: 7 }, syn: true } });
    walk.do({ do: "inject", peer: "N3", forged: { seq: { at: "zero", plus: 5 }, rst: true, syn: true } });
  },
  "the half-open queue is full": (walk) => {
    walk.spoof("N1", "N2", "N3", "N4", "N5", "N6", "N300");
    walk.do({ do: "connect", peer: "C1" });
    walk.calm();
  },
  "the socket is closed": (walk) => {
    for (const peer of ["C1", "C2"] as const) walk.connect(peer);
    walk.do({ do: "accept" });
    walk.spoof("N1");
    walk.do({ do: "connect", peer: "C3" });
    walk.deliver("C3 SYN 0");
    walk.do({ do: "close" });
    walk.spoof("N2");
    walk.do({ do: "connect", peer: "C4" });
    walk.do({ do: "send", peer: "C1", octets: 1 });
    walk.calm();
  },
  "a host's own SYN is lost, and its SEND is refused": (walk) => {
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "inject", peer: "C1", forged: { seq: { at: "peerIss", plus: 1 }, ack: { at: "sndNxt", plus: 0 } } });
    walk.do({ do: "drop", segment: "C1 SYN 0" });
    walk.do(elapse());
    walk.do({ do: "drop", segment: "C1 SYN 0" });
    walk.do(elapse());
    walk.do({ do: "send", peer: "C1", octets: 99 });
    walk.do({ do: "send", peer: "C1", octets: 2 });
    walk.deliver("C1 SYN 0");
    walk.do({ do: "drop", segment: "L>C1 SYN,ACK 0/1" });
    walk.do(elapse());
    walk.do({ do: "connect", peer: "C2" });
    walk.calm();
    walk.do({ do: "inject", peer: "C2", forged: { seq: NEXT, ack: { at: "sndUna", plus: 0 }, octets: 2, wnd: 1 } });
    walk.do({ do: "inject", peer: "C2", forged: { seq: { at: "rcvEdge", plus: 0 }, ack: { at: "iss", plus: 0 } } });
    walk.do({ do: "inject", peer: "N9", forged: { seq: { at: "irs", plus: 0 }, ack: { at: "sndUna", plus: 0 } } });
  },
  "cookies come back": (walk) => {
    walk.do(elapse(20_000));
    walk.spoof("N1", "N2", "N3", "N4", "N5", "N6", "N7");
    for (const forged of [{ ...RETURNED, syn: true }, { ...RETURNED, rst: true }, { seq: RETURNED.seq }, { ...RETURNED, ack: { at: "iss", plus: 2 } as const }]) {
      walk.do({ do: "inject", peer: "N4", forged });
    }
    walk.do({ do: "inject", peer: "N4", forged: { ...RETURNED, octets: 3, fin: true } });
    walk.do(elapse(30_000));
    walk.do({ do: "inject", peer: "N5", forged: RETURNED });
    walk.do(elapse());
    walk.do({ do: "inject", peer: "N6", forged: RETURNED });
    walk.do({ do: "connect", peer: "C1" });
    walk.calm();
    walk.do({ do: "inject", peer: "N7", forged: RETURNED });
  },
};

const SETTINGS = {
  "connections come, are accepted, speak and end": [{}],
  "nobody answers the SYN,ACKs": [{}, { synAckRetries: 1 }],
  "reset, and back to listening": [{}],
  "the half-open queue is full": [{ synBacklog: 3 }, { synBacklog: 2, synCookies: "when-full", backlog: 1 }],
  "the socket is closed": [{}, { backlog: 1, acceptOverflow: "ignore-ack" }, { backlog: 1, acceptOverflow: "reset" }],
  "a host's own SYN is lost, and its SEND is refused": [{}, { synAckRetries: 2 }],
  "cookies come back": [{ synCookies: "always" }, { synCookies: "when-full", synBacklog: 2 }],
} as const;

const queue = (children: readonly Child[]): string => `[${children.map(({ peer, tcb }) => `${peer} ${tcb.state}`).join(", ")}]`;

/** An action, the listener's rules, what was sent, the three queues, and a digest of all there is. */
const line = (walk: Walk, step: ListenerStep): string => {
  const { world, setup } = walk;
  const { after, sent: segments, moved, elapsed } = step;
  const ends = step.ends.map(({ before, event, inputs, next, sent, signals, rules, tookIss }) => ({ before, event, inputs, next, sent, signals, rules, tookIss }));
  const digest = createHash("sha256").update(canonical([ends, after, segments, moved, elapsed, enabledListener(setup, world)])).digest("hex").slice(0, 8);
  const action = Object.values(step.action).map((part) => (typeof part === "object" ? canonical(part).replaceAll('"', "") : String(part))).join(" ");
  const sent = step.sent.map(({ name }) => name).join(", ");
  return `  ${[action, step.rules.join(" "), sent, [world.halfOpen, world.acceptQueue, world.accepted].map(queue).join(" ")].join(" | ")} | ${digest}`;
};

const told = (): string =>
  Object.entries(STORIES).flatMap(([name, story]) => SETTINGS[name as keyof typeof SETTINGS].map((settings) => {
    const lines: string[] = [];
    class Telling extends Walk {
      override do(action: ListenerAction): ListenerStep {
        const step = super.do(action);
        lines.push(line(this, step));
        return step;
      }
    }
    // A listener that is not what it claims, so that it shows which end is which.
    story(new Telling(setupOf(settings, "rfc9293", "synAckRetries" in settings ? ["no-back-off"] : [])));
    return `${name} ${canonical(settings)}\n${lines.join("\n")}\n`;
  })).join("\n");

/** Whoever changes the listener on purpose reads the differences (`git diff test/pins`), writes date and reason into the head of listener.txt, and runs `PIN=write npx vitest run test/pins/listener.test.ts`. */
describe("a listener", () => {
  const [head = "", ...pinned] = readFileSync(FILE, "utf8").split("\n\n");

  test("does what it did when listener.txt was last reviewed", () => {
    const now = told();
    if (process.env["PIN"] === "write") writeFileSync(FILE, `${head}\n\n${now}`);
    else expect(now).toBe(pinned.join("\n\n"));
  });
});
