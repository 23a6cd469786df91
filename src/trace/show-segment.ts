/** A segment in the notation of the RFC's figures (§3.5): `<SEQ=300><ACK=101><CTL=SYN,ACK>`. */
import { controlBits } from "../model/network.ts";
import type { Segment } from "../model/segment.ts";

export interface ShowOptions {
  /** Leave `<W=…>` out when it says no more than this: the window everybody starts with. */
  readonly usualWindow?: number;
}

/**
 * Sequence number, acknowledgment, text, control bits; then what the figures leave out "in the interest of clarity":
 * `<W=800>` as in RFC 1337's figure 4, `<UP=…>`, `<TS=val,ecr>`, `<SEC=…>`.
 */
export const showSegment = (segment: Segment, options: ShowOptions = {}): string => {
  const { seq, ack, data, urg, ts, security } = segment;
  return [
    `<SEQ=${seq}>`,
    ack === undefined ? "" : `<ACK=${ack}>`,
    data.length === 0 ? "" : `<DATA=${data.length}>`,
    // A segment without any control bit exists only by injection; "none" keeps it readable.
    `<CTL=${controlBits(segment) || "none"}>`,
    isUsual(segment, options.usualWindow) ? "" : `<W=${segment.wnd}>`,
    urg === undefined ? "" : `<UP=${urg}>`,
    ts === undefined ? "" : `<TS=${ts.val},${ts.ecr}>`,
    security === undefined ? "" : `<SEC=${security}>`,
  ].join("");
};

/** A reset offers no window, so 0 there says nothing. */
const isUsual = (segment: Segment, usual: number | undefined): boolean =>
  usual !== undefined && segment.wnd === (segment.rst ? 0 : usual);
