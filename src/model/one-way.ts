/**
 * A fault, and not RFC 9293: a handshake of one segment. The number of its SYN serves both directions, so that each end can
 * take itself for connected as soon as it has sent or seen it; nothing is answered, and nothing is sent again.
 */
import type { Octet } from "./octet.ts";
import { transmit } from "./output.ts";
import { faulty, type Profile } from "./profile.ts";
import type { Seq } from "./seq.ts";
import type { Opened } from "./tcb.ts";
import type { Turn } from "./turn.ts";
import { openWithoutHandshake } from "./without-handshake.ts";

export const isOneWay = (profile: Profile): boolean => faulty(profile, "one-way-handshake");

export const openOneWay = (turn: Turn, isn: Seq, from: Opened & { readonly unsent?: readonly Octet[] }): void => {
  if (from.openedBy === "passive") turn.selectIss();
  openWithoutHandshake(turn, from, { iss: isn, irs: isn, wnd: turn.profile.rcvBuffer, unsent: from.unsent ?? [] });
  transmit(turn);
};
