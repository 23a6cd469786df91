import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { playFigure } from "../../src/trace/figure.ts";
import { readNote, showAct, showRank, type UserAct } from "../../src/trace/figure-notes.ts";
import { readFigure } from "../../src/trace/read-figure.ts";

const HEAD = "       TCP Peer A                                           TCP Peer B\n";

describe("the reader of figures", () => {
  test("takes the headers that say what figures leave implicit", () => {
    const figure = readFigure(`title: A test\nscope: endpoint\nprofile: linux\nvariant: v\nisn: B 7, step 3\nset: rcvBuffer=1000, halfDuplexClose=false, timeWaitMsls=0.5\nwhere: X=300, Z=90\n${HEAD}`);
    expect(figure).toEqual({
      ok: true,
      value: {
        head: {
          title: "A test", scope: "endpoint", profile: "linux", variant: "v", isn: { A: undefined, B: 7, step: 3 },
          set: { rcvBuffer: 1000, halfDuplexClose: false, timeWaitMsls: 0.5 }, where: new Map([["X", 300], ["Z", 90]]),
        },
        rows: [],
      },
    });
  });

  test("tells columns apart by where they stand, and by the segment between them", () => {
    const figure = readFigure(`${HEAD}\n   2.  (Close)                                              (Close)\n       FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  ... FIN-WAIT-1\n`);
    if (!figure.ok) throw new Error(figure.because);
    const [calls, crossing] = figure.value.rows;
    const close = { note: "act", act: { do: "close" } };
    expect(calls).toMatchObject({ label: "2", line: 3, left: { notes: [close] }, right: { notes: [close] }, segment: undefined });
    expect(crossing).toMatchObject({ label: "2", left: { state: "FIN-WAIT-1" }, right: { state: "FIN-WAIT-1" }, segment: { from: "A", departs: true, arrives: false } });
  });

  test.each([
    ["profile: rfc1\n", 'text line 1: "rfc1" is not a profile'],
    ["scope: listener\n", "text line 1: scope is"],
    ["isn: C 3\n", 'text line 1: "C 3" is not'],
    ["isn: A 4294967296\n", "text line 1:"],
    ["set: crossedSynAck=maybe\n", 'text line 1: "crossedSynAck=maybe" is not a switch'],
    ["set: __proto__=1\n", 'text line 1: "__proto__=1" is not a switch'],
    ["set: faults=two-way-accept\n", "is not a switch"],
    ["where: 3=Z\n", "does not give a letter a number"],
    ["hello\n", "neither a header"],
    ["", "no line"],
    [`${HEAD} 1.  CLOSD   LISTEN`, 'text line 2: "CLOSD" is neither a state nor an arrow'],
    [`${HEAD} 1.  CLOSED LISTEN`, "two states on one side"],
    [`${HEAD} 1.  (Opne)`, '"(Opne)" is none of the notes'],
    [`${HEAD} 1.  CLOSED --> <SEQ=1><CTL=SYN> <-- CLOSED`, "one arrow points right"],
    [`${HEAD} 1.  CLOSED ... <SEQ=1><CTL=SYN> ... CLOSED`, "goes neither way"],
    [`${HEAD} 1.  CLOSED --> `, "an arrow without a segment"],
    [`${HEAD} 1.  CLOSED --> --> <SEQ=1><CTL=SYN>`, "two arrows on one side"],
    [`${HEAD} 1.  CLOSED --> <SEQ=1><CTL=SIN> -->`, 'unknown control bit "SIN"'],
  ])("%j is refused: %s", (text, because) => {
    expect(playFigure(text)).toMatchObject({ steps: [], mismatches: [expect.stringContaining(because)] });
  });

  test("no text makes it throw", () => {
    const piece = fc.constantFrom(
      HEAD, "\n", " 1. ", "CLOSED", "LISTEN", " --> ", " <-- ", " ... ", "<SEQ=100><CTL=SYN>", "<SEQ=300><ACK=101><CTL=SYN,ACK>", "(Open)", "(passive Open)",
      "(Close)", "(2 MSL)", "(Send 9)", "(lost)", "(old duplicate)", "(send 3,receive 4)", "(retransmission timeout)", " ".repeat(30), "(at rest)", "(9th)", "(REBOOT)",
    );
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string()), { maxLength: 40 }), (pieces) => {
      expect(Array.isArray(playFigure(HEAD + pieces.join("")).mismatches)).toBe(true);
    }), { numRuns: 300 });
  });
});

describe("notes", () => {
  const acts: readonly UserAct[] = [
    { do: "open", mode: "active" }, { do: "open", mode: "passive" }, { do: "open", mode: "passive", remote: true }, { do: "send", octets: 3 },
    { do: "send", octets: 1, urgent: true }, { do: "receive" }, { do: "close" }, { do: "abort" }, { do: "status" }, { do: "reboot" },
  ];
  test.each(acts.map((act) => [showAct(act), act] as const))("%s", (text, act) => {
    expect(readNote(text.slice(1, -1))).toEqual({ ok: true, value: { note: "act", act } });
  });
  test.each([[1, "(1st)"], [2, "(2nd)"], [3, "(3rd)"], [4, "(4th)"], [11, "(11th)"], [12, "(12th)"], [22, "(22nd)"], [113, "(113th)"]])("the rank %i is %s", (rank, text) => {
    expect(showRank(rank)).toBe(text);
    expect(readNote(text.slice(1, -1))).toEqual({ ok: true, value: { note: "rank", rank } });
  });
});

describe("playing a figure", () => {
  const play = (text: string): readonly string[] => playFigure(`${HEAD}${text}`).mismatches;

  test("starts only from what two closed ends can be led to by opening", () => {
    expect(play("   1.  TIME-WAIT                                            CLOSED")).toEqual([
      "line 1: a figure starts from CLOSED, LISTEN, or both ends ESTABLISHED, not from TIME-WAIT and CLOSED; begin with the lines that lead there",
    ]);
  });

  test("the numbers of a start are reached by real steps, across 2^32", () => {
    const played = playFigure(`${HEAD}   1.  ESTABLISHED (send 0,receive 4294967295)                 ESTABLISHED`);
    expect(played.mismatches).toEqual([]);
    expect(played.steps.map(({ action }) => action.do)).toEqual(["open", "open", "deliver", "deliver", "deliver"]);
    expect(played.setup?.isn).toEqual({ A: 0xffff_ffff, B: 0xffff_fffe, step: 100 });
  });

  test("numbers that disagree are told", () => {
    expect(play("   1.  ESTABLISHED (send 100,receive 300)                      ESTABLISHED (send 300,receive 101)")[0]).toContain("the figure has B send 300 and receive 101");
  });

  test("what cannot happen is told", () => {
    expect(play("   1.  CLOSED                                               CLOSED\n   2.  (retransmission timeout)")).toEqual([
      "line 2 (text line 3): A waits for a retransmission timeout, but no such timer runs",
    ]);
    expect(play("   1.  CLOSED                                               CLOSED\n   2.  (REBOOT)")).toEqual(["line 2 (text line 3): A cannot reboot here"]);
    expect(play("   1.  CLOSED                                               LISTEN\n   2.  (Open)\n       (at rest)")[0]).toContain("something is left to happen");
    expect(play("   1.  CLOSED                                               LISTEN\n   2.  (not at rest)")[0]).toContain("nothing is left to happen");
    expect(play("   1.  CLOSED                                               LISTEN\n   2.  (Open) SYN-SENT (user: reset)")[0]).toContain('told "reset"; told:');
  });
});
