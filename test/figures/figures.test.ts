import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STATES } from "../../src/model/tcb.ts";
import { playFigure } from "../../src/trace/figure.ts";
import { headOf, ladder } from "../../src/trace/ladder.ts";

const folder = new URL("./", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort();
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

describe("figures of the RFCs, written by hand", () => {
  test("figures 6 to 13 of RFC 9293, RFC 1337's figures 1 and 4, RFC 5961's section 8, and their variants are here", () => {
    expect(names.map((name) => name.replace(".txt", ""))).toEqual([
      "rfc1337-1-assassination", "rfc1337-1-survived", "rfc1337-4-after-rfc5961", "rfc1337-4-connection-failure",
      "rfc5961-8-more-than-one-round-trip",
      "rfc9293-06-three-way-handshake",
      "rfc9293-07-acknowledge-only", "rfc9293-07-simultaneous-open",
      "rfc9293-08-old-duplicate-syn", "rfc9293-08b-syn-inside-window", "rfc9293-08b-syn-outside-window",
      "rfc9293-09-before-rfc5961", "rfc9293-09-half-open-discovery",
      "rfc9293-10-active-side-discovers",
      "rfc9293-11-two-listeners",
      "rfc9293-12-normal-close", "rfc9293-12a-final-ack-lost", "rfc9293-12b-fin-on-the-ack", "rfc9293-12c-first-fin-lost", "rfc9293-12d-text-with-the-fin",
      "rfc9293-13-simultaneous-close", "rfc9293-13a-one-ack-lost", "rfc9293-13b-combined",
    ]);
  });

  test.each(names)("%s", (name) => {
    const played = playFigure(textOf(name));
    expect(played.mismatches).toEqual([]);
    expect(played.steps.length).toBeGreaterThan(2);
  });

  test.each(names)("%s, played and printed as a ladder, runs to the same steps", (name) => {
    const { steps, head, setup } = playFigure(textOf(name));
    if (head === undefined || setup === undefined) throw new Error("not a figure");
    const isn = { A: setup.isn.A, B: setup.isn.B, step: setup.isn.step };
    const again = playFigure(ladder({ ...headOf({ schema: 1, scope: "connection", profile: head.profile, isn, actions: [] }), set: head.set }, steps));
    expect(again.mismatches).toEqual([]);
    expect(again.steps.map(({ after }) => after)).toEqual(steps.map(({ after }) => after));
  });
});

/** Each number of a segment one higher, and each state another one, one at a time. */
const corruptions = (text: string): readonly { readonly what: string; readonly text: string }[] => {
  const body = text.search(/^.*TCP (Peer )?A/m);
  return [...text.matchAll(/(?<=<(?:SEQ|ACK|DATA)=)\d+|(?<=<CTL=)(?:SYN|FIN|RST)|[A-Z]+(?:-[A-Z0-9]+)+|ESTAB(?:LISHED)?|LISTEN\b|CLOSED|CLOSING/g)].flatMap((found) => {
    const [old] = found;
    if (found.index < body || lineAt(text, found.index).includes("duplicate")) return [];
    // RFC 5961 prints <ACK=0> where there is no acknowledgment.
    if (lineAt(text, found.index).includes("<ACK=0><CTL=RST>") && text.slice(found.index - 5, found.index) === "<ACK=") return [];
    const line = text.slice(0, found.index).split("\n").length;
    return [{ what: `line ${line}: ${old} is now ${otherThan(old)}`, text: text.slice(0, found.index) + otherThan(old) + text.slice(found.index + old.length) }];
  });
};

const lineAt = (text: string, at: number): string => text.slice(text.lastIndexOf("\n", at) + 1, text.indexOf("\n", at));

const otherThan = (old: string): string => {
  if (/^\d+$/.test(old)) return String(Number(old) + 1);
  if (old.length === 3) return old === "SYN" ? "FIN" : "SYN";
  return STATES[old === "CLOSE-WAIT" ? 0 : 7] ?? "";
};

describe("a figure with one thing changed", () => {
  test.each(names)("%s does not agree with the model any more, and the mismatch names a line", (name) => {
    const changed = corruptions(textOf(name));
    expect(changed.length).toBeGreaterThan(5);
    const unnoticed = changed.filter(({ text }) => playFigure(text).mismatches.length === 0).map(({ what }) => what);
    expect(unnoticed).toEqual([]);
    for (const { text } of changed) expect(playFigure(text).mismatches[0]).toMatch(/^(?:(?:text )?line \d|end)/);
  });

  test("the mismatch tells what the figure says and what happened", () => {
    const text = textOf("rfc9293-06-three-way-handshake.txt");
    expect(playFigure(text.replace("<SEQ=300><ACK=101>", "<SEQ=300><ACK=102>")).mismatches[0]).toBe(
      "line 3 (text line 13): the figure says that B sends <SEQ=300><ACK=102><CTL=SYN,ACK>; B sent <SEQ=300><ACK=101><CTL=SYN,ACK><W=8>",
    );
    expect(playFigure(text.replace("--> SYN-RECEIVED", "--> ESTABLISHED")).mismatches).toEqual([
      "line 2 (text line 11): the figure has B in ESTABLISHED; B is in SYN-RECEIVED",
    ]);
    expect(playFigure(text.replace(/^ *6\. .*$/m, "")).mismatches).toEqual([
      "end: B sent <SEQ=301><ACK=104><CTL=ACK><W=5>, which the figure does not show",
    ]);
  });

  test("a faulty endpoint does not agree with a right figure", () => {
    const text = textOf("rfc9293-08-old-duplicate-syn.txt").replace("profile:", "variant: two-way-accept\nprofile:");
    const played = playFigure(text, { variant: (id, correct) => (id === "two-way-accept" ? { ...correct, faults: new Set([id]) } : undefined) });
    expect(played.mismatches[0]).toBe("line 3 (text line 14): the figure has B in SYN-RECEIVED; B is in ESTABLISHED");
    expect(played.steps.every(({ claimed }) => claimed.faults.size === 0)).toBe(true);
  });

  test("nothing departs that nobody sent", () => {
    const text = textOf("rfc9293-08-old-duplicate-syn.txt").replace("(duplicate)", "           ");
    expect(playFigure(text).mismatches[0]).toBe("line 3 (text line 13): the figure has <SEQ=90><CTL=SYN> in the network to B; on the way to B: A1 SYN 0");
  });
});
