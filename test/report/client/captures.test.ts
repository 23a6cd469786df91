import { expect, test } from "vitest";
import { ladderOf, shortStates } from "../../../src/report/client/captures/ladder-rows.ts";
import { layLadder } from "../../../src/report/drawing/ladder-layout.ts";
import { capture, followFile } from "../../captures/kit.ts";

const [connection] = followFile(capture("client-closes-first"));
const packets = connection?.rows ?? [];

test("each packet of a capture is an arrow that leaves in its row and arrives before the next one leaves", () => {
  const rows = ladderOf(packets);
  expect(rows.length).toBe(packets.length + 1);
  const { arrows } = layLadder(rows);
  expect(arrows.map(({ name, end }) => ({ name, end }))).toEqual(packets.map(({ relative }) => ({ name: relative, end: "arrives" })));
  for (const [i, arrow] of arrows.entries()) {
    expect(arrow.from.x < arrow.to.x).toBe(packets[i]?.from === 0);
    const next = arrows[i + 1];
    if (next !== undefined) expect(arrow.to.y).toBeLessThan(next.from.y);
  }
});

test("a lifeline says how many states else there may be", () => {
  expect(shortStates(["ESTABLISHED"])).toBe("ESTABLISHED");
  expect(shortStates(["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED"])).toBe("SYN-SENT +2");
});
