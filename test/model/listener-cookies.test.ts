import { describe, expect, test } from "vitest";
import type { Forged } from "../../src/model/world-types.ts";
import { expectRules, setupOf, Walk } from "./listener-kit.ts";

/** The ACK that returns the cookie of the last SYN,ACK. */
const RETURNED: Forged = { seq: { at: "peerIss", plus: 1 }, ack: { at: "iss", plus: 1 } };

describe("SYN cookies (RFC 4987 §3.6)", () => {
  test("a SYN is answered without keeping state", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    const step = walk.do({ do: "spoof", peer: "N1" });
    expectRules(step, "listener.listens", "listener.cookie-sent");
    expect(step.sent.map(({ name }) => name)).toEqual(["L>N1 SYN,ACK 0/1"]);
    expect(walk.world).toMatchObject({ halfOpen: [], acceptQueue: [], drawn: 0 });
  });

  test("the ACK of the cookie makes the connection, with both ISNs", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.connect("C1");
    expect(walk.waiting()).toEqual(["C1"]);
    const [client, child] = [walk.world.clients[0]?.tcb, walk.world.acceptQueue[0]?.tcb];
    if (client?.state !== "ESTABLISHED" || child?.state !== "ESTABLISHED") throw new Error("not connected");
    expect([child.irs, child.iss, child.sndUna]).toEqual([client.iss, client.irs, client.rcvNxt]);
  });

  test("during a flood a host connects at once, when-full as well as always", () => {
    for (const synCookies of ["when-full", "always"] as const) {
      const walk = new Walk(setupOf({ synCookies, synBacklog: 2 }));
      walk.spoof("N1", "N2", "N3", "N4");
      walk.connect("C1");
      expect([walk.at, walk.waiting()]).toEqual([0, ["C1"]]);
      expect(walk.halfOpen()).toHaveLength(synCookies === "always" ? 0 : 2);
    }
  });

  test("a lost final ACK is not made good by the listener; the host's text is", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.do({ do: "connect", peer: "C1" });
    walk.deliver("C1 SYN 0");
    walk.deliver("L>C1 SYN,ACK 0/1");
    walk.do({ do: "drop", segment: "C1 ACK 1/1" });
    walk.until(20_000);
    expect([walk.client("C1"), walk.waiting(), walk.inFlight()]).toEqual(["ESTABLISHED", [], []]);
    walk.do({ do: "send", peer: "C1", octets: 1 });
    walk.deliver("C1 ACK 1+1/1");
    expect(walk.waiting()).toEqual(["C1"]);
  });

  test("a host whose ACK was lost and that speaks too late is reset", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.do({ do: "connect", peer: "C1" });
    walk.deliver("C1 SYN 0");
    walk.deliver("L>C1 SYN,ACK 0/1");
    walk.do({ do: "drop", segment: "C1 ACK 1/1" });
    walk.until(64_000);
    walk.do({ do: "send", peer: "C1", octets: 1 });
    expectRules(walk.deliver("C1 ACK 1+1/1"), "listener.listens", "listener.cookie-refused");
    walk.deliver("L>C1 RST 1");
    expect(walk.client("C1")).toBe("CLOSED");
  });

  test.each([[31_999, true], [63_999, true], [64_000, false], [17 * 60_000 + 4_000, false]])("returned after %i ms: %s", (ms, accepted) => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.spoof("N1");
    walk.until(ms);
    walk.do({ do: "inject", peer: "N1", forged: RETURNED });
    expect(walk.waiting()).toEqual(accepted ? ["N1"] : []);
  });

  test("made just before the counter moves, a cookie is good for half its lifetime", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.until(31_999);
    walk.spoof("N1", "N2");
    walk.until(63_999);
    walk.do({ do: "inject", peer: "N1", forged: RETURNED });
    walk.until(64_000);
    walk.do({ do: "inject", peer: "N2", forged: RETURNED });
    expect(walk.waiting()).toEqual(["N1"]);
  });

  test.each<[string, Forged]>([
    ["another acknowledgment", { ...RETURNED, ack: { at: "iss", plus: 2 } }],
    ["another sequence number", { ...RETURNED, seq: { at: "peerIss", plus: 2 } }],
    ["a FIN of another number", { ...RETURNED, fin: true, ack: { at: "iss", plus: 0 } }],
  ])("%s is reset", (_, forged) => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.spoof("N1");
    const step = walk.do({ do: "inject", peer: "N1", forged });
    expectRules(step, "listener.listens", "listener.cookie-refused");
    expect(step.sent.map(({ segment }) => [segment.rst, segment.seq])).toEqual([[true, step.moved?.segment.ack]]);
    expect(walk.waiting()).toEqual([]);
  });

  test("a cookie is good for nobody else", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.spoof("N1");
    const cookie = walk.world.told[0];
    if (cookie === undefined) throw new Error("no SYN,ACK was sent");
    const forged: Forged = { seq: { at: "zero", plus: cookie.irs + 1 }, ack: { at: "zero", plus: cookie.iss + 1 } };
    walk.do({ do: "inject", peer: "N2", forged });
    expect(walk.waiting()).toEqual([]);
    walk.do({ do: "inject", peer: "N1", forged });
    expect(walk.waiting()).toEqual(["N1"]);
  });

  test("RST,ACK never completes a handshake", () => {
    const walk = new Walk(setupOf({ synCookies: "always" }));
    walk.spoof("N1");
    const step = walk.do({ do: "inject", peer: "N1", forged: { ...RETURNED, rst: true } });
    expect([walk.waiting(), step.sent]).toEqual([[], []]);
  });

  test("without cookies the same ACK is reset, and the counter stands still", () => {
    const walk = new Walk(setupOf({ synCookies: "never" }));
    walk.spoof("N1");
    walk.until(63_000);
    const step = walk.do({ do: "inject", peer: "N1", forged: RETURNED });
    expectRules(step, "listener.listens");
    expect(step.sent[0]?.segment.rst).toBe(true);
    expect(walk.world.cookies).toEqual({ counter: 0, left: 32_000 });
  });

  test("with a full accept queue the ACK of a cookie is ignored or reset", () => {
    const forPolicy = (acceptOverflow: "ignore-ack" | "reset"): readonly string[] => {
      const walk = new Walk(setupOf({ synCookies: "always", backlog: 1, acceptOverflow }));
      walk.connect("C1");
      walk.connect("C2");
      return [...walk.waiting(), ...walk.inFlight()];
    };
    expect(forPolicy("ignore-ack")).toEqual(["C1"]);
    expect(forPolicy("reset")).toEqual(["C1", "L>C2 RST 1"]);
  });
});
