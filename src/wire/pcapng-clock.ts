/** How an interface of a pcapng file tells the time. */
import type { CaptureTime } from "./captured.ts";
import type { ByteOrder } from "./octets.ts";
import { IF_TSOFFSET, IF_TSRESOL, type BlockOption } from "./pcapng-options.ts";

/** The moment that the two halves of a timestamp mean. */
export type Clock = (high: number, low: number) => CaptureTime;

const BILLION = 1_000_000_000n;
/** Below this, the number made of both halves is exact. */
const EXACT = 2 ** 21;

export const clockOf = (options: readonly BlockOption[], order: ByteOrder): Clock => {
  const resolution = options.find(({ number, data }) => number === IF_TSRESOL && data.length === 1)?.data[0] ?? 6;
  const shift = options.find(({ number, data }) => number === IF_TSOFFSET && data.length === 8)?.data;
  const ahead = shift === undefined ? 0 : signed(order, shift);
  // The upper bit tells powers of 2 from powers of 10.
  const units = (resolution & 0x80) === 0 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f);
  const slow: Clock = (high, low) => {
    const value = (BigInt(high) << 32n) | BigInt(low);
    return { seconds: Number(value / units) + ahead, nanos: Number(((value % units) * BILLION) / units) };
  };
  if (units > BILLION || BILLION % units !== 0n) return slow;
  const perSecond = Number(units);
  const nanos = 1_000_000_000 / perSecond;
  return (high, low) => {
    if (high >= EXACT) return slow(high, low);
    const value = high * 0x1_0000_0000 + low;
    const seconds = Math.floor(value / perSecond);
    return { seconds: seconds + ahead, nanos: (value - seconds * perSecond) * nanos };
  };
};

const signed = (order: ByteOrder, data: Uint8Array): number => {
  const [high, low] = order.name === "big" ? [order.u32(data, 0), order.u32(data, 4)] : [order.u32(data, 4), order.u32(data, 0)];
  return (high | 0) * 0x1_0000_0000 + low;
};
