import { describe, expect, test } from "vitest";
import { ipv6Address } from "../../src/wire/ipv6.ts";
import { octetsOf } from "./hex.ts";

describe("IPv6 addresses as RFC 5952 writes them", () => {
  test.each([
    ["20010db8 00000000 00000000 00000001", "2001:db8::1"],
    ["00000000 00000000 00000000 00000000", "::"],
    ["00000000 00000000 00000000 00000001", "::1"],
    ["20010db8 00010000 00000000 00000000", "2001:db8:1::"],
    ["20010db8 00000001 00010001 00010001", "2001:db8:0:1:1:1:1:1"],
    ["20010000 00000001 00000000 00000001", "2001:0:0:1::1"],
    ["20010db8 00000000 00010000 00000001", "2001:db8::1:0:0:1"],
    ["fe800000 00000000 0abc0def 00000010", "fe80::abc:def:0:10"],
  ])("%s", (octets, shown) => {
    expect(ipv6Address(octetsOf(octets), 0)).toBe(shown);
  });
});
