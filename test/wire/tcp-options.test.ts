import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PacketProblem } from "../../src/wire/problem.ts";
import { decodeOptions, encodeOptions, type TcpOption } from "../../src/wire/tcp-options.ts";
import { octetsOf } from "./hex.ts";
import { options } from "./random-capture.ts";

const decode = (bytes: Uint8Array): { options: readonly TcpOption[]; problems: readonly PacketProblem[] } => {
  const problems: PacketProblem[] = [];
  return { options: decodeOptions(bytes, 0, bytes.length, problems), problems };
};
const data = (text: string): Uint8Array => octetsOf(text);

describe("options", () => {
  test.each<[string, string, TcpOption]>([
    ["no-operation", "01", { kind: "nop" }],
    ["maximum segment size", "02 04 05 b4", { kind: "mss", mss: 1460 }],
    ["window scale", "03 03 07", { kind: "window-scale", shift: 7 }],
    ["SACK permitted", "04 02", { kind: "sack-permitted" }],
    ["SACK, one block", "05 0a ff ff ff f0 00 00 00 10", { kind: "sack", blocks: [{ left: 0xffff_fff0, right: 16 }] }],
    ["timestamps", "08 0a 80 00 00 00 00 00 00 01", { kind: "timestamps", val: 2 ** 31, ecr: 1 }],
    ["MD5 signature", "13 12 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f", { kind: "md5", digest: data("00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f") }],
    ["Fast Open, asking for a cookie", "22 02", { kind: "fast-open", cookie: data(""), experimental: false }],
    ["Fast Open with a cookie", "22 06 aa bb cc dd", { kind: "fast-open", cookie: data("aa bb cc dd"), experimental: false }],
    ["Fast Open before it had a number", "fe 06 f9 89 aa bb", { kind: "fast-open", cookie: data("aa bb"), experimental: true }],
    ["another experiment", "fe 04 12 34", { kind: "unknown", number: 254, data: data("12 34") }],
    ["one that nobody knows", "c8 03 2a", { kind: "unknown", number: 200, data: data("2a") }],
  ])("%s", (_, octets, option) => {
    expect(decode(data(octets))).toEqual({ options: [option], problems: [] });
    expect([...encodeOptions([option])].slice(0, data(octets).length)).toEqual([...data(octets)]);
  });

  test("behind End of Option List are not read", () => {
    expect(decode(data("01 00 02 04 05 b4")).options).toEqual([{ kind: "nop" }, { kind: "end" }]);
  });

  test("an unknown one is skipped by its length (MUST-6)", () => {
    expect(decode(data("c8 04 02 04 02 04 05 b4")).options.at(-1)).toEqual({ kind: "mss", mss: 1460 });
  });

  test("are read back as written, padded with zeros (MUST-69)", () => {
    fc.assert(
      fc.property(options, (list) => {
        const bytes = encodeOptions(list);
        expect(bytes.length % 4).toBe(0);
        const { options: read, problems } = decode(bytes);
        expect(problems).toEqual([]);
        expect(read.slice(0, list.length)).toEqual(list);
        expect(read.slice(list.length).every(({ kind }) => kind === "end")).toBe(true);
      }),
    );
  });

  test("that do not fit into a header are refused", () => {
    const md5: TcpOption = { kind: "md5", digest: new Uint8Array(16) };
    expect(() => encodeOptions([md5, md5, md5])).toThrow("54 octets of TCP options; a header holds 40");
  });
});

describe("an illegal length (MUST-7)", () => {
  test.each([
    ["0, which has hung others", "01 c8 00 01", 1, "option 200 says that it is 0 octets long, and 3 are left"],
    ["1", "02 01 05 b4", 0, "option 2 says that it is 1 octets long, and 4 are left"],
    ["past the end of the header", "01 01 08 0a 00 00", 2, "option 8 says that it is 10 octets long, and 4 are left"],
    ["that is itself cut off", "01 01 01 02", 3, "option 2 says that it is no octets long, and 1 are left"],
  ])("%s ends the list; what was before it is kept", (_, octets, at, message) => {
    const { options: read, problems } = decode(data(octets));
    expect(read).toEqual(Array.from({ length: at }, () => ({ kind: "nop" })));
    expect(problems.map(({ code, at, message }) => ({ code, at, message }))).toEqual([{ code: "TCP-OPTION-LENGTH", at, message }]);
  });

  test.each(["02 03 05", "03 02", "04 03 00", "05 02", "05 09 00 00 00 00 00 00 00", "08 09 00 00 00 00 00 00 00", "13 03 00"])("%s: a known option of another length is unknown, and skipped", (octets) => {
    const bytes = data(octets);
    const { options: read, problems } = decode(data(`${octets} 01`));
    expect(read).toEqual([{ kind: "unknown", number: bytes[0], data: bytes.subarray(2) }, { kind: "nop" }]);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([["TCP-OPTION-LENGTH", 0]]);
  });
});
