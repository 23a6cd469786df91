import { describe, expect, test } from "vitest";
import { setupOf, Walk } from "./listener-kit.ts";

describe("the SYN,ACK that nobody answers", () => {
  test("Linux (tcp_synack_retries = 5): sent at 0, 1, 3, 7, 15 and 31 s, removed at 63 s", () => {
    const walk = new Walk(setupOf({ synCookies: "never" }, "linux"));
    walk.spoof("N1");
    walk.until(62_999);
    expect(walk.timesOf("L>N1 SYN,ACK 0/1")).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000]);
    expect(walk.halfOpen()).toEqual(["N1"]);
    walk.until(63_000);
    expect(walk.halfOpen()).toEqual([]);
    expect(walk.steps.at(-1)?.rules).toContain("listener.half-open-timeout");
    expect(walk.steps.at(-1)?.sent).toEqual([]);
  });

  test("four retransmissions: the last at 15 s, removed at 31 s, not at once", () => {
    const walk = new Walk(setupOf({ synAckRetries: 4 }));
    walk.spoof("N1");
    walk.until(30_999);
    expect(walk.timesOf("L>N1 SYN,ACK 0/1")).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
    expect(walk.halfOpen()).toEqual(["N1"]);
    walk.until(31_000);
    expect(walk.halfOpen()).toEqual([]);
  });

  test("FreeBSD (three retransmissions): removed at 15 s", () => {
    const walk = new Walk(setupOf({ synCookies: "never" }, "freebsd"));
    walk.spoof("N1");
    walk.until(15_000);
    expect(walk.timesOf("L>N1 SYN,ACK 0/1")).toEqual([0, 1_000, 3_000, 7_000]);
    expect(walk.halfOpen()).toEqual([]);
  });

  test("a duplicate SYN in between changes nothing in the schedule", () => {
    const walk = new Walk(setupOf());
    walk.spoof("N1");
    walk.until(5_000);
    walk.spoof("N1");
    walk.until(63_000);
    expect(walk.timesOf("L>N1 SYN,ACK 0/1")).toEqual([0, 1_000, 3_000, 5_000, 7_000, 15_000, 31_000]);
    expect(walk.halfOpen()).toEqual([]);
  });

  test("a lost final ACK is made good by the next SYN,ACK", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.deliver("C1 SYN 0");
    walk.deliver("L>C1 SYN,ACK 0/1");
    walk.do({ do: "drop", segment: "C1 ACK 1/1" });
    walk.until(1_000);
    walk.deliver("L>C1 SYN,ACK 0/1");
    walk.deliver("C1 ACK 1/1");
    expect(walk.waiting()).toEqual(["C1"]);
  });

  test("a lost SYN is made good by the host", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "drop", segment: "C1 SYN 0" });
    walk.calm();
    expect(walk.accepted()).toEqual(["C1"]);
    expect(walk.at).toBeGreaterThanOrEqual(1_000);
  });
});

describe("a flood of SYNs without cookies (RFC 4987)", () => {
  const flooded = (): Walk => {
    const walk = new Walk(setupOf({ synBacklog: 3 }));
    walk.spoof("N1", "N2", "N3", "N4", "N5");
    return walk;
  };

  test("fills the half-open queue and no more", () => {
    const walk = flooded();
    expect(walk.halfOpen()).toEqual(["N1", "N2", "N3"]);
    expect(walk.steps.at(-1)?.rules).toEqual(["listener.listens", "listener.half-open-full"]);
    expect(walk.steps.at(-1)?.sent).toEqual([]);
  });

  test("shuts a host out while it lasts, and lets it in 63 s after it has stopped", () => {
    const walk = flooded();
    walk.do({ do: "connect", peer: "C1" });
    expect(walk.deliver("C1 SYN 0").sent).toEqual([]);
    walk.until(63_000);
    expect(walk.halfOpen()).toEqual([]);
    walk.calm();
    expect(walk.accepted()).toEqual(["C1"]);
  });

  test("with no bound, every SYN takes a place", () => {
    const walk = new Walk(setupOf({ synBacklog: 3 }, "rfc9293", ["unbounded-half-open"]));
    walk.spoof("N1", "N2", "N3", "N4", "N5");
    expect(walk.halfOpen()).toHaveLength(5);
  });
});
