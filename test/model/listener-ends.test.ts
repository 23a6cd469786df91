import { describe, expect, test } from "vitest";
import { playListenerActions } from "../../src/model/listener/play.ts";
import type { ListenerAction, Peer } from "../../src/model/listener-types.ts";
import { stepListener } from "../../src/model/listener.ts";
import { setupOf, Walk } from "./listener-kit.ts";

describe("what is over takes no part any more", () => {
  test("a listening socket is closed once", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "close" });
    expect(stepListener(walk.setup, walk.world, { do: "close" })).toBeUndefined();
  });

  test("what is injected in a host's name goes by its last ISN", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "drop", segment: "C1 SYN 0" });
    walk.do({ do: "abort", peer: "C1" });
    walk.do({ do: "connect", peer: "C1" });
    const { moved } = walk.do({ do: "inject", peer: "C1", forged: { seq: { at: "peerIss", plus: 0 }, rst: true } });
    expect(moved?.segment.seq).toBe(walk.world.clients[0]?.iss);
  });

  test("time passes without the hosts whose connection has ended", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C1" });
    walk.do({ do: "abort", peer: "C1" });
    walk.do({ do: "connect", peer: "C2" });
    expect(walk.do({ do: "elapse", ms: 5 }).ends.map(({ peer }) => peer)).toEqual(["C2"]);
  });
});

describe("what is not possible", () => {
  const connect = (peer: string): ListenerAction => ({ do: "connect", peer: peer as Peer });
  const spoof = (peer: string): ListenerAction => ({ do: "spoof", peer: peer as Peer });

  test("is left out when a run is played, and the rest keeps its place", () => {
    const actions = [{ do: "accept" } as const, connect("C1"), connect("C1"), spoof("N1"), { do: "deliver", segment: "C9 SYN 0" } as const];
    expect([...playListenerActions(setupOf(), actions)].map(({ index }) => index)).toEqual([1, 3]);
  });

  test.each(["C0", "C1x", "xC1", "D1", "C", ""])("is a peer called %o", (peer) => {
    const walk = new Walk(setupOf());
    for (const action of [connect(peer), spoof(peer)]) expect(stepListener(walk.setup, walk.world, action)).toBeUndefined();
  });

  test("is SEND and ABORT without a connection, and that no time passes", () => {
    const walk = new Walk(setupOf());
    walk.do({ do: "connect", peer: "C2" });
    const wrong: readonly ListenerAction[] = [{ do: "send", peer: "C1", octets: 1 }, { do: "abort", peer: "C1" }, { do: "elapse", ms: 0 }];
    expect(wrong.filter((action) => stepListener(walk.setup, walk.world, action) !== undefined)).toEqual([]);
  });

  test("is that nobody connects", () => {
    const walk = new Walk(setupOf());
    expect(stepListener(walk.setup, walk.world, connect("N1"))).toBeUndefined();
  });
});
