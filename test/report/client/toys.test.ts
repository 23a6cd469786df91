/** What the reader can turn in the lessons: every setting plays, replays to the same, and comes to what the RFC and arithmetic say. */
import { describe, expect, test } from "vitest";
import { replay } from "../../../src/engines/replay.ts";
import { playFlood, ACCEPT_ROOM, HALF_OPEN_ROOM, HONEST, MOST_FORGED } from "../../../src/report/client/lessons/toys/flood.ts";
import { guessGame, missBy, WINDOW, type POLICIES } from "../../../src/report/client/lessons/toys/isn-guess.ts";
import { MOST_LOST, playSynAck } from "../../../src/report/client/lessons/toys/syn-ack.ts";
import { LENGTHS, playTimeWait } from "../../../src/report/client/lessons/toys/time-wait.ts";

const violated = (trace: Parameters<typeof replay>[0]): readonly string[] =>
  replay(trace).verdicts.flatMap(({ property, failedAt }) => (failedAt === undefined ? [] : [property]));

describe("the flood", () => {
  const settings = [0, 4, 8, 9, 12, MOST_FORGED].flatMap((forged) => [false, true].flatMap((cookies) => (["ignore-ack", "reset"] as const).map((overflow) => ({ forged, cookies, overflow }))));

  test.each(settings)("$forged forged SYNs, cookies $cookies, $overflow: keeps its bounds and every property", (setting) => {
    const outcome = playFlood(setting);
    expect(outcome.halfOpen.length).toBeLessThanOrEqual(HALF_OPEN_ROOM);
    expect(outcome.acceptQueue.length).toBeLessThanOrEqual(ACCEPT_ROOM);
    expect(outcome.clients).toHaveLength(HONEST);
    const { skipped } = replay(outcome.trace);
    expect(skipped).toEqual([]);
    expect(violated(outcome.trace)).toEqual([]);
  });

  const fates = (forged: number, cookies: boolean, overflow: "ignore-ack" | "reset" = "ignore-ack"): string => playFlood({ forged, cookies, overflow }).clients.map(({ fate }) => fate).join(" ");

  test("without a flood the accept queue alone decides, by its policy", () => {
    expect(fates(0, false)).toBe("waits waits believes believes");
    expect(fates(0, false, "reset")).toBe("waits waits refused refused");
  });

  test("a flood locks out who comes after it, and cookies let him in", () => {
    // The clients come after 4, 9, 14 and 19 of 24; the queue is full after 8.
    expect(fates(24, false)).toBe("waits unanswered unanswered unanswered");
    expect(fates(24, true)).toBe("waits waits believes believes");
    expect(playFlood({ forged: 24, cookies: false, overflow: "reset" }).dropped).toBe(24 - 8 + 3);
    expect(playFlood({ forged: 24, cookies: true, overflow: "reset" })).toMatchObject({ dropped: 0, cookies: 24 - 8 + 3 });
  });
});

describe("the SYN,ACK that is lost", () => {
  test("is sent at 0, 1, 3, 7, 15 and 31 s, and given up at 63 s", () => {
    const times = [0, 1_000, 3_000, 7_000, 15_000, 31_000];
    for (let lost = 0; lost <= MOST_LOST; lost++) {
      const { sent, end, trace } = playSynAck(lost);
      const expected = lost < MOST_LOST ? { at: times[lost], what: "open" } : { at: 63_000, what: "removed" };
      expect({ lost, sent: sent.map(({ at }) => at), end }).toEqual({ lost, sent: times.slice(0, lost + 1), end: expected });
      expect(sent.filter((one) => one.lost)).toHaveLength(lost);
      expect(violated(trace)).toEqual([]);
    }
  });
});

describe("the length of TIME-WAIT", () => {
  test("the FIN comes again at 1, 3, 7, 15, 31 and 63 s; who is gone by then resets it; B gives up at 123 s", () => {
    const times = [1_000, 3_000, 7_000, 15_000, 31_000, 63_000];
    for (const seconds of LENGTHS) {
      for (let lost = 0; lost <= times.length; lost++) {
        const { answer, at, fins } = playTimeWait(seconds, lost);
        const arrival = times[lost];
        const expected = arrival === undefined ? "given-up" : arrival < seconds * 1_000 ? "acknowledged" : "reset";
        expect({ seconds, lost, answer, at, fins: fins.map((fin) => fin.at) }).toEqual({ seconds, lost, answer: expected, at: arrival ?? 123_000, fins: times.slice(0, lost + 1) });
      }
    }
  });

  test("B is closed by what the outcome says; an end that claims that length has broken no promise", () => {
    for (const seconds of LENGTHS) {
      const { answer, trace } = playTimeWait(seconds, 3);
      const last = replay(trace).rows.at(-1);
      expect([seconds, last?.right, last?.segments.map(({ text }) => text)]).toEqual([seconds, "CLOSED", [answer === "reset" ? "<SEQ=102><CTL=RST><W=0>" : "<SEQ=102><ACK=302><CTL=ACK><W=8>"]]);
      expect(violated(trace)).toEqual([]);
      expect(replay(trace).skipped).toEqual([]);
    }
  });
});

describe("the guess", () => {
  /** Which of the two ways to guess lands in the window, for 16 secrets. */
  const hits = (policy: (typeof POLICIES)[number], victim: "another" | "same"): readonly [again: number, movedOn: number] => {
    const games = Array.from({ length: 16 }, (_, secret) => guessGame(policy, victim, secret));
    const landed = (way: "again" | "movedOn"): number => games.filter((game) => missBy(game[way], game.hidden.isn) <= WINDOW).length;
    return [landed("again"), landed("movedOn")];
  };

  test("a clock tells everything, a fixed ISN who has been there before, the sum with a secret nothing about others", () => {
    expect(hits("clock", "another")).toEqual([16, 16]);
    expect(hits("fixed", "another")).toEqual([0, 0]);
    expect(hits("fixed", "same")).toEqual([16, 16]);
    expect(hits("random", "another")).toEqual([0, 0]);
    expect(hits("random", "same")).toEqual([0, 0]);
    expect(hits("rfc6528", "another")).toEqual([0, 0]);
    // The number climbs along one pair of sockets (§3.4.1): that is what TIME-WAIT reuse lives on, and what RFC 6528 accepts.
    expect(hits("rfc6528", "same")).toEqual([16, 16]);
    expect(missBy(guessGame("clock", "another", 3).movedOn, guessGame("clock", "another", 3).hidden.isn)).toBe(0);
  });

  test("the distance goes round the circle", () => {
    expect(missBy(2 ** 32 - 1, 1)).toBe(2);
    expect(missBy(1, 2 ** 32 - 1)).toBe(2);
    expect(missBy(0, 2 ** 31)).toBe(2 ** 31);
  });
});
