import { describe, expect, test } from "vitest";
import { expectRules, setupOf, Walk } from "./listener-kit.ts";

describe("a full accept queue, final ACK ignored (tcp_abort_on_overflow = 0)", () => {
  const overflowing = (): Walk => {
    const walk = new Walk(setupOf({ backlog: 1 }));
    walk.connect("C1");
    walk.connect("C2");
    return walk;
  };

  test("the host is ESTABLISHED, the listener's end is still SYN-RECEIVED", () => {
    const walk = overflowing();
    expect(walk.steps.at(-1)?.rules).toEqual(["listener.exact-tuple", "listener.accept-queue-full.ignored"]);
    expect([walk.client("C2"), walk.halfOpen(), walk.waiting(), walk.inFlight()]).toEqual(["ESTABLISHED", ["C2"], ["C1"], []]);
  });

  test("text of the host is not acknowledged, and lost to nobody: after accept it comes again", () => {
    const walk = overflowing();
    walk.do({ do: "send", peer: "C2", octets: 2 });
    expect(walk.deliver("C2 ACK 1+2/1").sent).toEqual([]);
    walk.do({ do: "accept" });
    walk.calm();
    expect(walk.accepted()).toEqual(["C1", "C2"]);
    expect(walk.world.accepted[1]?.tcb).toMatchObject({ received: expect.objectContaining({ length: 2 }) });
  });

  test("when accept made room, the next SYN,ACK draws the ACK that completes the handshake", () => {
    const walk = overflowing();
    walk.do({ do: "accept" });
    walk.until(1_000);
    walk.deliver("L>C2 SYN,ACK 0/1");
    walk.deliver("C2 ACK 1/1");
    expect(walk.waiting()).toEqual(["C2"]);
  });

  test("nobody accepts: the connection is forgotten at 63 s, and the host's next segment is reset", () => {
    const walk = overflowing();
    walk.until(63_000);
    expect([walk.halfOpen(), walk.client("C2")]).toEqual([[], "ESTABLISHED"]);
    walk.do({ do: "send", peer: "C2", octets: 1 });
    expectRules(walk.deliver("C2 ACK 1+1/1"), "listener.listens");
    walk.deliver("L>C2 RST 1");
    expect(walk.client("C2")).toBe("CLOSED");
    expect(walk.steps.at(-1)?.ends[0]?.signals).toContainEqual({ kind: "reset" });
  });
});

describe("a full accept queue, reset (tcp_abort_on_overflow = 1)", () => {
  test("the final ACK is answered with a reset, and the place is free", () => {
    const walk = new Walk(setupOf({ backlog: 1, acceptOverflow: "reset" }));
    walk.connect("C1");
    walk.connect("C2");
    expect(walk.steps.at(-1)?.rules).toEqual(["listener.exact-tuple", "listener.accept-queue-full.reset"]);
    expect([walk.halfOpen(), walk.waiting(), walk.inFlight()]).toEqual([[], ["C1"], ["L>C2 RST 1"]]);
    walk.calm();
    expect(walk.client("C2")).toBe("CLOSED");
  });
});

describe("connections that wait for accept", () => {
  test("are gone when the host aborts", () => {
    const walk = new Walk(setupOf());
    walk.connect("C1");
    walk.do({ do: "abort", peer: "C1" });
    expect(walk.deliver("C1 RST 1").rules).toContain("listener.connection-gone");
    expect(walk.waiting()).toEqual([]);
  });
  test("a host may come again with a new incarnation", () => {
    const walk = new Walk(setupOf());
    walk.connect("C1");
    walk.do({ do: "abort", peer: "C1" });
    walk.deliver("C1 RST 1");
    walk.do({ do: "connect", peer: "C1" });
    expect(walk.inFlight()).toEqual(["C1#2 SYN 0"]);
    walk.calm();
    expect(walk.accepted()).toEqual(["C1"]);
  });
});
