import { describe, expect, test } from "vitest";
import { ACK, LISTEN, OPEN, RECEIVE, SYN_ACK, inject, lastOf, send, text } from "./endpoint-kit.ts";

describe("SEND (§3.10.2)", () => {
  test.each([["LISTEN", LISTEN], ["SYN-SENT", OPEN]] as const)("in %s takes as many octets as the buffer has room for, and not one more", (_, open) => {
    const sndBuffer = 5;
    expect(lastOf([open, send(sndBuffer)], { sndBuffer }).signals).not.toContainEqual(expect.objectContaining({ kind: "error" }));
    expect(lastOf([open, send(sndBuffer + 1)], { sndBuffer }).signals).toEqual([{ kind: "error", call: "SEND", error: "insufficient resources" }]);
  });
});

describe("RECEIVE (§3.10.3)", () => {
  const rcvBuffer = 2;

  test("tells the sender of a closed window that it is open again (§3.8.6.2.2)", () => {
    const { sent, rules } = lastOf([OPEN, SYN_ACK, text(2), RECEIVE], { rcvBuffer });
    expect(rules).toContain("receive.window-opens");
    expect(sent.map(({ wnd }) => wnd)).toEqual([2]);
  });

  test("does not after a FIN: nobody asks for the window any more", () => {
    const all = inject({ seq: { at: "peerIss", plus: 0 }, syn: true, octets: rcvBuffer, fin: true });
    const { before, sent, rules } = lastOf([LISTEN, all, ACK, RECEIVE], { rcvBuffer });
    expect(before).toMatchObject({ state: "CLOSE-WAIT", rcvWnd: 0 });
    expect([rules, sent]).toEqual([["receive.data-on-hand"], []]);
  });
});
