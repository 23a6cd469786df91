/** FreeBSD, sys/netinet/tcp_input.c, tcp_syncache.c and tcp_timewait.c: what differs from RFC 9293 in what it makes of a segment. */
import type { Profile } from "../../model/profile.ts";
import type { Segment } from "../../model/segment.ts";
import { distanceFrom } from "../../model/seq.ts";
import type { Tcb } from "../../model/tcb.ts";
import { as, bareSyn, challenged, DROPPED, type Heard } from "./heard.ts";

/** sc_wnd of a half-open connection: a SYN,ACK cannot say more. */
const LARGEST_UNSCALED = 65_535;

export const freebsdHears = (tcb: Tcb, segment: Segment, { synFinInListen }: Profile): Heard => {
  const { syn, fin, rst } = segment;
  // net.inet.tcp.drop_synfin, whatever the state.
  if (syn && fin && synFinInListen === "drop" && tcb.state !== "CLOSED") return DROPPED;
  switch (tcb.state) {
    case "LISTEN":
      // syncache_add keeps neither text nor FIN.
      return as(syn ? bareSyn(segment) : segment);
    case "SYN-SENT":
      // Text is kept, the FIN is not.
      return as(syn ? { ...segment, fin: false } : segment);
    case "SYN-RECEIVED":
      return rst && tcb.openedBy === "passive" && distanceFrom(tcb.rcvNxt, segment.seq) >= LARGEST_UNSCALED ? DROPPED : as(segment);
    case "TIME-WAIT":
      // tcp_twcheck: only a SYN without ACK may take over; what else has a SYN is acknowledged, net.inet.tcp.insecure_syn or not.
      return as(syn && !rst ? (segment.ack === undefined ? bareSyn(segment) : challenged(tcb, segment)) : segment);
    default:
      return as(segment);
  }
};
