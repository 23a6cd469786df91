/** Judging a SYN,ACK of an end that must still be in TIME-WAIT (§3.6.1 MAY-2, RFC 6191). */
import type { Breach, End } from "./end.ts";
import { up } from "./observed.ts";
import type { View } from "./opening.ts";

/** ms: what the shortest TIME-WAIT that is known lasts at least, halved. */
const SURELY = 15_000;

export const judgeReuse = ({ flow, own, peer, s }: View): Breach | undefined => {
  const { earlier, reuseAfter } = flow;
  const syn = peer.lastSyn;
  if (earlier === undefined || reuseAfter === undefined || reuseAfter > SURELY || syn === undefined || flow.muddled || own.synAcks > 0) return undefined;
  const index = earlier.ends[0].port === own.port && earlier.ends[0].address === own.address ? 0 : 1;
  // Only who closed first, alone, is surely in TIME-WAIT.
  if (earlier.closedFirst !== index || earlier.crossedFins) return undefined;
  const was = earlier.ends[index];
  const other = earlier.ends[index === 0 ? 1 : 0];
  if (!isNewer(other, syn.seq, syn.ts)) {
    return { property: "time-wait-reuse", because: `takes a SYN with SEQ=${syn.seq} in TIME-WAIT, whose FIN was at ${other.finAt ?? 0}`, allowed: "an ACK, or nothing" };
  }
  if (was.nxt === undefined || up(was.nxt, s.seq) >= 0) return undefined;
  return { property: "time-wait-reuse", because: `SEQ=${s.seq} lies below what it has used in the connection before, up to ${was.nxt}`, allowed: `an ISN above ${was.nxt}` };
};

/** RFC 6191 §2: above the FIN, or with a later timestamp, or with timestamps where there were none. */
const isNewer = (other: End, seq: number, ts: number | undefined): boolean =>
  other.finAt === undefined || up(other.finAt, seq) > 0 || (ts !== undefined && (other.tsMax === undefined || up(other.tsMax, ts) > 0));
