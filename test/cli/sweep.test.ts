import { describe, expect, test } from "vitest";
import type { Sweeping } from "../../src/engines/sweep/each-cell.ts";
import { toEnd } from "../../src/engines/to-end.ts";
import { ENGINE, run } from "./fake.ts";

function* slowly<Sweep>(sweep: Sweep): Sweeping<Sweep> {
  for (let done = 0; done < 3; done++) yield { done, total: 3 };
  return sweep;
}

const SLOW = {
  engine: {
    ...ENGINE,
    sweeps: {
      timeWait: () => slowly(toEnd(ENGINE.sweeps.timeWait())), synAck: () => slowly(toEnd(ENGINE.sweeps.synAck())), isn: () => slowly(toEnd(ENGINE.sweeps.isn())),
    },
  },
};

describe.each(["time-wait", "syn-ack", "isn"])("sweep %s", (name) => {
  test("says how far it is, and then the answer", async () => {
    let at = 0;
    const { code, out, err } = await run(["sweep", name, "--json"], { ...SLOW, now: () => (at += 10_000) });
    expect(err).toContain("1 of 3 cells");
    expect(JSON.parse(out)).toMatchObject({ schema: 1, sweep: expect.any(Object) });
    expect(code).toBe(0);
  });

  test("Ctrl-C ends it between two cells: nothing is told by halves, and the exit code is 3", async () => {
    const { code, out, err } = await run(["sweep", name], { ...SLOW, signal: AbortSignal.abort() });
    expect(err).toContain("Ended early, after 0 of 3 cells");
    expect(out).toBe("");
    expect(code).toBe(3);
  });
});
