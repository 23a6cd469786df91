import { expect, test } from "vitest";
import { tlsRecords } from "../../src/wire/tls-records.ts";

const record = (kind: number, body: readonly number[]): readonly number[] => [kind, 3, 3, body.length >> 8, body.length & 255, ...body];
const of = (octets: readonly (readonly number[])[], length?: number): readonly string[] => tlsRecords(Uint8Array.from(octets.flat()), length);
const HELLO = record(22, [2, 0, 0, 0]);

test("names the records of a text, one behind the other", () => {
  expect(of([HELLO, record(20, [1]), record(23, Array.from({ length: 300 }, () => 7))])).toEqual(["ServerHello", "ChangeCipherSpec", "encrypted"]);
  expect(of([record(22, [1]), record(22, [99]), record(21, [2, 40])])).toEqual(["ClientHello", "Handshake", "Alert"]);
});

test("what was not captured is not told: a record that goes on is named, what is behind it is …", () => {
  expect(of([HELLO, [23, 3, 3, 0, 100]], 114)).toEqual(["ServerHello", "encrypted"]);
  expect(of([HELLO, [23, 3, 3, 0, 100]], 500)).toEqual(["ServerHello", "encrypted", "…"]);
  expect(of([HELLO, [23, 3]], 500)).toEqual(["ServerHello", "…"]);
});

test("what is no TLS has no records, and what follows a record and is none is …", () => {
  expect(of([[71, 69, 84, 32, 47, 32]])).toEqual([]);
  expect(of([])).toEqual([]);
  expect(of([[22, 2, 0, 0, 1, 1]])).toEqual([]);
  expect(of([HELLO, [71, 69, 84, 32, 47]])).toEqual(["ServerHello", "…"]);
});
