/** What is known of TCP_INFO. */
import { distanceFrom } from "../../model/seq.ts";
import type { Host } from "../sockets/host.ts";
import type { Socket } from "../sockets/socket.ts";
import { stateNumber } from "../sockets/state-numbers.ts";
import type { Agreement } from "./survey.ts";

/** TCPI_OPT_*, the same on both systems. */
const OPTIONS = { TCPI_OPT_TIMESTAMPS: 1, TCPI_OPT_SACK: 2, TCPI_OPT_WSCALE: 4, TCPI_OPT_ECN: 8, TCPI_OPT_ECN_SEEN: 16, TCPI_OPT_SYN_DATA: 32 };

/** @param socket the one that is looked at; none before there is one. */
export const infoOf = (socket: Socket | undefined, host: Host, agreement: Agreement): ReadonlyMap<string, number> => {
  const { listener, connection } = socket ?? {};
  const state = listener !== undefined ? "LISTEN" : (connection?.state ?? "CLOSED");
  const known = new Map([...Object.entries(OPTIONS), ["tcpi_state", stateNumber(state, host.system) ?? 0]]);
  // What a real stack makes of the remote MSS, and of options, is its own.
  if (!host.isSettable) return known;
  const { timestamps, sackPermitted, scaled, ownMss, optionsTold } = agreement;
  known.set("tcpi_advmss", Math.min(ownMss, host.maxSegment)).set("tcpi_snd_mss", host.mss);
  if (optionsTold) known.set("tcpi_options", (timestamps ? OPTIONS.TCPI_OPT_TIMESTAMPS : 0) | (sackPermitted ? OPTIONS.TCPI_OPT_SACK : 0) | (scaled ? OPTIONS.TCPI_OPT_WSCALE : 0));
  const { rcvNxt, sndUna } = connection?.endpoint ?? {};
  if (connection === undefined || rcvNxt === undefined || sndUna === undefined) return known;
  const { numbering } = host.flow(connection.port);
  // SYN and FIN are no octets.
  known.set("tcpi_bytes_received", distanceFrom(numbering.remote, rcvNxt) - (connection.ended ? 2 : 1));
  return known.set("tcpi_bytes_acked", Math.min(connection.written, Math.max(0, distanceFrom(numbering.local, sndUna) - 1)));
};
