import { describe, expect, test } from "vitest";
import { upright, type Box } from "../../src/report/drawing/boxes.ts";
import { ENDS } from "../../src/report/drawing/ends.ts";
import { layLadder } from "../../src/report/drawing/ladder-layout.ts";
import { placeLabels } from "../../src/report/drawing/ladder-labels.ts";
import { LEFT, RIGHT, WIDTH, type Arrow } from "../../src/report/drawing/ladder-shapes.ts";
import { ladderSvg } from "../../src/report/drawing/ladder-svg.ts";
import { BUSY, THREE_WAY, TWO_WAY } from "./fixtures/ladders.ts";
import { row, seg } from "./fixtures/row.ts";

describe("where things go", () => {
  const ladder = layLadder(BUSY);
  const arrow = (id: number) => {
    const found = ladder.arrows.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`no arrow ${id}`);
    return found;
  };

  test("every row lies below the one before, and bands do not overlap", () => {
    ladder.rows.forEach((placed, i) => expect(placed.top).toBeGreaterThanOrEqual(ladder.rows[i - 1]?.bottom ?? 0));
    expect(ladder.rows.at(-1)?.bottom).toBeLessThan(ladder.height);
  });

  test("no arrow rises, and all stay inside", () => {
    for (const { from, to } of ladder.arrows) {
      expect(to.y).toBeGreaterThan(from.y);
      expect(Math.min(from.x, to.x)).toBeGreaterThanOrEqual(LEFT);
      expect(Math.max(from.x, to.x)).toBeLessThanOrEqual(RIGHT);
    }
    for (const { x, width } of ladder.states) expect([x >= 0, x + width <= WIDTH]).toEqual([true, true]);
  });

  test("a segment that arrives spans the wire, from the row it departs in to the row it arrives in", () => {
    expect(arrow(2)).toMatchObject({ from: { x: RIGHT, y: ladder.rows[1]?.departure }, to: { x: LEFT, y: ladder.rows[4]?.y }, end: "arrives", steps: [1, 4] });
  });

  test("a lost one ends on the way; a copy begins there; one under way has no end", () => {
    expect(arrow(1)).toMatchObject({ end: "lost", origin: "end" });
    expect(arrow(1).to.x).toBeLessThan(RIGHT);
    expect(arrow(3)).toMatchObject({ end: "expired", origin: "copy" });
    expect(arrow(3).from.x).toBeLessThan(RIGHT);
    expect(arrow(7).end).toBe("pending");
    expect(arrow(4)).toMatchObject({ delayed: true, end: "arrives" });
  });

  test("a copy begins where it was made, and is drawn though nothing comes of it", () => {
    const twice = [0, 1].map((i) => row(i, "the network duplicates A1 SYN", "SYN-SENT", "LISTEN", { segments: [seg(1, "A1 SYN", i === 0 ? "departs" : "duplicated"), ...(i === 0 ? [] : [seg(1, "A1 SYN", "duplicated")])] }));
    const { arrows, rows } = layLadder([...twice, row(2, "the network delivers A1 SYN", "SYN-SENT", "LISTEN", { segments: [seg(2, "A1 SYN", "arrives", { origin: "copy" })] })]);
    const copies = arrows.filter(({ origin }) => origin === "copy");
    expect(copies.map(({ end, steps }) => [end, ...steps])).toEqual([["arrives", 1, 2], ["pending", 1, 1]]);
    for (const { from } of copies) expect([from.y, from.x > LEFT, from.x < RIGHT]).toEqual([(rows[1]?.y ?? 0) + 8, true, true]);
  });

  test("departures of one row do not start at one point", () => {
    expect(arrow(6).from.y).toBeGreaterThan(arrow(5).from.y);
  });

  test("names of two segments that cross stay apart", () => {
    const crossing = layLadder([
      row(0, "A calls OPEN, active", "SYN-SENT", "CLOSED", { segments: [seg(1, "A1 SYN", "departs")] }),
      row(1, "B calls OPEN, active", "SYN-SENT", "SYN-SENT", { segments: [seg(2, "B1 SYN", "departs")] }),
      row(2, "the network delivers A1 SYN", "SYN-SENT", "SYN-RECEIVED", { segments: [seg(1, "A1 SYN", "arrives")] }),
      row(3, "the network delivers B1 SYN", "SYN-RECEIVED", "SYN-RECEIVED", { segments: [seg(2, "B1 SYN", "arrives")] }),
    ]);
    const [a, b] = crossing.arrows.map(({ label }) => label.x);
    expect(Math.abs((a ?? 0) - (b ?? 0))).toBeGreaterThan(50);
  });

  test("a segment that is lost in the step in which it is sent goes down, below its state; nobody has no state", () => {
    const { arrows, rows, states } = layLadder([
      row(0, "somebody sends a SYN", "", "SYN-RECEIVED", { segments: [seg(1, "A* SYN", "arrives", { origin: "injected" }), seg(2, "B SYN,ACK", "departs"), seg(2, "B SYN,ACK", "dropped")] }),
      row(1, "somebody sends a SYN", "", "SYN-RECEIVED", { segments: [seg(3, "A* SYN", "arrives", { origin: "injected" })] }),
    ]);
    const [, lost, forged] = arrows;
    expect(lost).toMatchObject({ end: "lost", from: { y: rows[0]?.departure } });
    expect(lost?.to.y).toBeGreaterThan(lost?.from.y ?? 0);
    // What is forged next begins clear of it.
    expect((forged?.from.y ?? 0) - (lost?.label.y ?? 0)).toBeGreaterThan(10);
    expect(states.map(({ state }) => state)).toEqual(["SYN-RECEIVED"]);
  });

  test("what a user is told stands below the states where there is no room beside them, and is clipped where there is none at all", () => {
    const told = (text: string): string => ladderSvg([row(0, "1 s pass", "SYN-SENT", "SYN-RECEIVED · 1 half-open", { at: 1000, signals: [{ side: "right", text }] })], { id: "x", title: "x", ends: ENDS.listener });
    expect(told("connection reset")).toContain("“connection reset”");
    expect(told("a segment is not getting through (R1)")).toContain("“a segment is not getting through (R1)”");
    expect(told("a segment is not getting through to the other end, again and again")).toMatch(/“a segment is not[^<]*…</);
    expect(told("一个报文段没有送达对端，正在重传，还在等待，还在等待，还在等待")).toMatch(/“一个报文段[^<]*…</);
    const y = (text: string): number | undefined => layLadder([row(0, "1 s pass", "SYN-SENT", "SYN-RECEIVED · 1 half-open", { at: 1000, signals: [{ side: "right", text }] })], ENDS.listener).notes.find(({ kind }) => kind === "signal")?.y;
    expect([y("reset"), y("a segment is not getting through (R1)")]).toEqual([84, 104]);
  });

  test("the name of an arrow makes way for states, notes and other names, and says where it cannot", () => {
    const arrow = (id: number): Arrow => ({ id, name: "A1 SYN 0", from: { x: 62, y: 100 }, to: { x: 338, y: 180 }, end: "arrives", origin: "end", stale: false, delayed: false, label: { x: 167, y: 130, angle: 16, baseline: -5 }, steps: [0, 1] });
    const at = (taken: readonly Box[], arrows = 1) => placeLabels(Array.from({ length: arrows }, (_, i) => arrow(i)), taken, ({ name }) => name);
    const x = (...placed: Parameters<typeof at>): readonly number[] => at(...placed).arrows.map(({ label }) => Math.round(label.x));
    expect(x([])[0]).toBeCloseTo(167, -1);
    expect(x([upright(100, 204, 105, 150)])[0]).toBeGreaterThan(230);
    const [first, second] = at([], 2).arrows;
    expect(second?.label).not.toEqual(first?.label);
    expect(at([], 2).crowded).toEqual(new Set());
    expect(at([upright(0, 400, 0, 300)], 2).crowded).toEqual(new Set([0, 1]));
  });

  test("two states of one row that do not fit beside one another stand below one another, and so do words to both users", () => {
    const { states, notes } = layLadder([row(0, "1 s passes", "C1 ESTABLISHED", "ESTABLISHED · 1 half-open · 1 waits", { at: 1000, signals: [{ side: "left", text: "a segment is not getting through (R1)" }, { side: "right", text: "the connection is open" }] })], ENDS.listener);
    expect((states[1]?.y ?? 0) - (states[0]?.y ?? 0)).toBe(20);
    expect(notes.filter(({ kind }) => kind === "signal").map(({ y }) => y - (states[1]?.y ?? 0))).toEqual([-16, 24]);
  });

  test("a state is shown when it changes, and the lifeline says whether there is a TCB", () => {
    expect(ladder.states.map(({ side, state }) => `${side} ${state}`)).toEqual(["left SYN-SENT", "right SYN-SENT", "left SYN-RECEIVED", "right ESTABLISHED"]);
    expect(ladder.stretches.map(({ side, alive }) => `${side} ${alive}`)).toEqual(["left false", "left true", "right false", "right true"]);
  });

  test("calls, time and what users are told are noted; that a call went well is not", () => {
    expect(layLadder(TWO_WAY).notes.map(({ kind, side, text }) => `${kind} ${side} ${text}`)).toEqual(["call right OPEN, passive", "signal right ok OPEN", "signal right open"]);
    expect(ladder.notes).toContainEqual(expect.objectContaining({ kind: "time", side: "middle", text: "1 s passes" }));
    const ok = row(0, "A calls CLOSE", "CLOSED", "CLOSED", { signals: [{ side: "left", text: "CLOSE: ok" }] });
    expect(layLadder([ok]).notes.map(({ text }) => text)).toEqual(["CLOSE"]);
  });

  test("a timer that expires stands on its lifeline, by its name in the RFC", () => {
    const expiring = row(0, "1 s passes", "SYN-SENT", "CLOSED", { at: 1000, rules: [{ side: "left", id: "timeout.retransmission" }, { side: "right", id: "timeout.retransmission" }, { side: "right", id: "timeout.give-up" }] });
    expect(layLadder([expiring]).notes.filter(({ kind }) => kind === "timer").map(({ side, text }) => `${side} ${text}`)).toEqual(["left RTO", "right R2"]);
    const drawn = ladderSvg([expiring], { id: "x", title: "", ends: ENDS.connection });
    expect(drawn.match(/<circle class="clock"/g)).toHaveLength(2);
  });

  test("one end alone: nothing is drawn at the other", () => {
    const alone = layLadder(TWO_WAY, ENDS.endpoint);
    expect(alone.stretches.map(({ side }) => side)).toEqual(["left"]);
    expect(alone.states.filter(({ side }) => side === "right")).toEqual([]);
  });

  test("no rows, no drawing to speak of", () => {
    expect(layLadder([])).toMatchObject({ rows: [], arrows: [], states: [], notes: [] });
  });
});

describe("the drawing", () => {
  const svg = ladderSvg(TWO_WAY, { id: "x", title: "A ghost", ends: ENDS.connection, broken: 1 });

  test("has its title and its steps in words", () => {
    expect(svg).toContain('role="img" aria-labelledby="x-title x-desc"');
    expect(svg).toContain("Step 2: an old duplicate SYN reaches B. A CLOSED, B ESTABLISHED. Here the property breaks.");
  });

  test("marks the step that broke, in shape and words", () => {
    expect(svg.match(/class="band broken"/g)).toHaveLength(1);
    expect(svg).toContain("✗ broken here");
  });

  test("of a step that takes many rows, marks the last and numbers the first", () => {
    const settling = [...THREE_WAY.slice(0, 2), ...THREE_WAY.slice(2).map((one) => ({ ...one, step: 2 }))];
    const drawn = ladderSvg(settling, { id: "x", title: "", ends: ENDS.connection, broken: 2 });
    expect(drawn.match(/class="number"[^>]*>\d+/g)).toHaveLength(3);
    expect(drawn.match(/class="band broken"/g)).toHaveLength(1);
    expect(drawn).toContain("A1 RST 1 reaches B. A CLOSED, B LISTEN. Here");
  });

  test("tells lost, copied, injected, late and old segments in words as well", () => {
    const busy = ladderSvg(BUSY, { id: "x", title: "", ends: ENDS.connection });
    for (const words of ["A1 SYN (lost)", "B1 SYN (copy, expired)", "A1 SYN,ACK 0/1 (late)"]) expect(busy).toContain(words);
    expect(svg).toContain("X SYN (injected, old)");
    expect(busy.match(/class="cross"/g)).toHaveLength(2);
  });

  test("has no number but finite ones", () => {
    expect(ladderSvg(BUSY, { id: "x", title: "", ends: ENDS.connection, broken: 7 })).not.toMatch(/NaN|Infinity|undefined/);
  });
});
