/**
 * Where RFC 9293 leaves a choice or contradicts itself, and what this model does. The switches, their values and the profiles
 * that set them otherwise are read from the source; the words are here.
 */
import type { Profile } from "../src/model/profile.ts";

export interface Decision {
  /** D-n, as comments in src/model cite it. */
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** What the text yields when it is followed to the letter. */
  readonly text: string;
  /** What stacks do that are in use. */
  readonly deployed: string;
  /** Why the default is what it is. */
  readonly choice: string;
  readonly switches: readonly (keyof Profile)[];
}

export const DECISIONS: readonly Decision[] = [
  {
    id: "D-1",
    title: "The crossed SYN,ACK of a simultaneous open",
    clause: "§3.5 figure 7, §3.10.7.4 Table 6, Appendix A.2",
    text: "Its SEQ is IRS, one below RCV.NXT, and it is one long: not acceptable. Both ends would answer it with an ACK, and those two ACKs would complete the opening. Figure 7 has it complete at once; the appendix admits the contradiction.",
    deployed: "Stacks that open simultaneously at all take the ACK. smoltcp could not until version 0.12 (pull request 1001).",
    choice: "The SYN is trimmed and the ACK taken, as in the figure. Both readings converge, and a figure test plays each.",
    switches: ["crossedSynAck"],
  },
  {
    id: "D-2",
    title: "A duplicate SYN in SYN-RECEIVED",
    clause: "§3.10.7.4 first",
    text: "It lies below the window and draws a bare ACK, which a peer in SYN-SENT drops: nothing is gained until a retransmission timeout.",
    deployed: "Linux sends its SYN,ACK again, and says in a comment why it does not follow the RFC here.",
    choice: "The SYN,ACK is sent again: the duplicate is evidence that the first was lost or late. It is not a sample of the round trip (Karn).",
    switches: ["duplicateSyn"],
  },
  {
    id: "D-3",
    title: "TIME-WAIT restarted by a retransmitted FIN",
    clause: "§3.10.7.4 first, fifth and eighth",
    text: "The fifth and eighth checks restart the timer. A retransmitted FIN never gets there: it lies below the window, is acknowledged by the first check and dropped.",
    deployed: "All stacks known to us treat it specially.",
    choice: "It restarts the timer, as the later checks mean it to.",
    switches: ["timeWaitRestart"],
  },
  {
    id: "D-4",
    title: "An acceptable bare ACK in TIME-WAIT",
    clause: "§3.10.7.4 fifth",
    text: "\"Acknowledge it\" can be read as: acknowledge whatever arrives. Then two ends in TIME-WAIT (after a simultaneous close) and one duplicated ACK exchange ACKs for ever, each restarting the other's timer.",
    deployed: "FreeBSD's test suite and Linux: a bare ACK at RCV.NXT draws nothing.",
    choice: "Silence, in every named profile; the property no-storm watches for such exchanges.",
    switches: ["timeWaitAck"],
  },
  {
    id: "D-5",
    title: "Where ABORT leaves the end that sent the RST",
    clause: "§3.5.2, §3.10.5",
    text: "§3.5.2 would like the resetter to linger in TIME-WAIT (a lower-case should); §3.10.5 says CLOSED.",
    deployed: "CLOSED.",
    choice: "CLOSED: event processing is the normative part.",
    switches: ["afterAbort"],
  },
  {
    id: "D-6",
    title: "A reset active open",
    clause: "§3.5, §3.5.3, §3.10.7.4 second",
    text: "The prose of §3.5 lets every end that is not synchronized return to LISTEN; §3.5.3 and §3.10.7.4 only one that came from there.",
    deployed: "A client that is refused is closed, and told so.",
    choice: "CLOSED with \"connection refused\": nobody asked for a LISTEN.",
    switches: ["refusedActiveOpen"],
  },
  {
    id: "D-7",
    title: "SEQ of an RST in SYN-SENT",
    clause: "§3.10.7.3 second; RFC 5961 §3.2",
    text: "§3.10.7.3 lets implementations of RFC 5961 check that SEQ is RCV.NXT. There is no RCV.NXT yet, and the refusal of a closed port carries SEQ=0. RFC 5961 itself only looks at the ACK.",
    deployed: "The ACK decides.",
    choice: "The ACK decides. The other reading works only for a RCV.NXT that happens to be 0.",
    switches: ["resetInSynSent"],
  },
  {
    id: "D-8",
    title: "After the reset for a bad ACK in SYN-RECEIVED",
    clause: "§3.10.7.4 fifth, §3.5.2 group 2",
    text: "\"Form a reset and send it\", and no word of stopping: the segment would go on to the sixth check.",
    deployed: "The segment is dropped.",
    choice: "Reset, drop, stay, which is what §3.5.2 says of such segments.",
    switches: ["badAckInSynReceived"],
  },
  {
    id: "D-9",
    title: "What counts as outside the window, for an RST",
    clause: "RFC 5961 §3.2, erratum 4845",
    text: "As printed, the definition of \"outside\" is off by one at both ends.",
    deployed: "The corrected one.",
    choice: "The corrected one: SEQ < RCV.NXT or SEQ ≥ RCV.NXT+RCV.WND.",
    switches: ["resetWindow"],
  },
  {
    id: "D-10",
    title: "A valid RST in TIME-WAIT",
    clause: "§3.10.7.4 second; RFC 1337 F1",
    text: "RFC 9293 closes: an old duplicate can provoke such an RST (RFC 1337, figure 1), and being exact it passes RFC 5961's test too. RFC 1337's first fix ignores it.",
    deployed: "FreeBSD ignores it. Linux obeys it, unless tcp_rfc1337 is set.",
    choice: "Closes, by the letter; the profile rfc1337 ignores. Figure tests show the assassination and the survival.",
    switches: ["resetInTimeWait"],
  },
  {
    id: "D-11",
    title: "A SYN in TIME-WAIT: the boundary, and what a refused one draws",
    clause: "§3.6.1 MAY-2, SHLD-4; RFC 6191 §2; §3.10.7.4 fourth",
    text: "RFC 6191 compares with the number of the remote FIN, so that SEQ ≥ RCV.NXT is taken, and drops what it refuses in silence. RFC 9293 challenges it.",
    deployed: "Linux and FreeBSD want SEQ > RCV.NXT. FreeBSD refuses in silence; Linux sends an ACK, at a limited rate.",
    choice: "RFC 6191's boundary, RFC 9293's answer. A capture can be held only to SEQ below the FIN and SEQ above RCV.NXT.",
    switches: ["timeWaitReuse", "reuseAbove", "refusedReuse"],
  },
  {
    id: "D-12",
    title: "A restarted peer whose ISN is RCV.NXT − 1",
    clause: "§3.10.7.4 fourth; RFC 5961 §4.2",
    text: "The challenge ACK happens to acknowledge the new SYN. The peer has nothing to reset, and both are stuck until one gives up (R2).",
    deployed: "The same; the chance is 1 in 2^32.",
    choice: "By the letter. half-open-is-found exempts this one number; \"abort\" believes the restart instead.",
    switches: ["restartAtRcvNxt"],
  },
  {
    id: "D-13",
    title: "Figure 9 and the size of the window",
    clause: "§3.5.1 figure 9",
    text: "The prose says that SYN 400 is outside the window of an end that expects 100: true for a window of at most 300. With a larger one, RFC 793 would reset, RFC 5961 answers the same ACK.",
    deployed: "Does not apply.",
    choice: "The window is pinned in the figure's test. A receive buffer this small also brings every boundary of the window within reach of random runs.",
    switches: ["rcvBuffer"],
  },
  {
    id: "D-14",
    title: "The end of a simultaneous close",
    clause: "§3.6 case 3, figure 13",
    text: "The text deletes both connections on the last ACKs; the figure and the state machine put both ends in TIME-WAIT.",
    deployed: "TIME-WAIT on both sides.",
    choice: "TIME-WAIT, as §3.10.7.4 says.",
    switches: ["simultaneousClose"],
  },
  {
    id: "D-15",
    title: "A SYN in the window of a passive SYN-RECEIVED",
    clause: "§3.10.7.4 fourth; RFC 1122 §4.2.2.20 (e)",
    text: "Back to LISTEN without a word. So whoever guesses a number in the window can end a half-open connection, RFC 5961 or not.",
    deployed: "Linux also sends an RST.",
    choice: "By the letter.",
    switches: ["synInSynReceived"],
  },
  {
    id: "D-16",
    title: "SYN,FIN in LISTEN",
    clause: "§3.10.7.2 third",
    text: "Legal: other controls are queued, and the FIN is processed after the opening.",
    deployed: "Linux drops it, as a scan; FreeBSD has a knob to.",
    choice: "By the letter.",
    switches: ["synFinInListen"],
  },
  {
    id: "D-17",
    title: "CLOSE in SYN-RECEIVED",
    clause: "§3.10.4",
    text: "With nothing to send, the FIN goes out at once and the state is FIN-WAIT-1, with the SYN still not acknowledged. So the SYN,ACK has to stay on the queue, and an ACK of the SYN alone is not an ACK of the FIN.",
    deployed: "Not reachable through sockets: accept returns connections that are open.",
    choice: "By the letter, with both queued.",
    switches: ["closeInSynReceived"],
  },
  {
    id: "D-18",
    title: "Whether giving up tells the peer",
    clause: "§3.8.3, §3.10.8",
    text: "Neither R2 nor the user timeout mention a segment: the peer may stay half-open.",
    deployed: "Linux says nothing about a SYN that was never answered; beyond that, not checked.",
    choice: "Nothing is sent.",
    switches: ["resetOnTimeout"],
  },
  {
    id: "D-19",
    title: "Figures that changed since RFC 793",
    clause: "§3.5 figures 7 and 8; RFC 793 §3.4 figures 8 and 9",
    text: "Line 7 of RFC 793's figure 8 is <SEQ=101><ACK=301><CTL=ACK>; RFC 9293's figure 7 has the SYN,ACK there. Line 7 of RFC 793's figure 9 leaves A in SYN-SENT, RFC 9293's figure 8 in ESTABLISHED.",
    deployed: "Does not apply.",
    choice: "RFC 9293's. The switch adds RFC 793's ACK.",
    switches: ["acknowledgeCrossedSynAck"],
  },
  {
    id: "D-20",
    title: "An unacceptable segment without ACK bit",
    clause: "§3.10.7.4 first",
    text: "Answered like any other.",
    deployed: "FreeBSD is silent about a FIN without ACK in TIME-WAIT.",
    choice: "By the letter.",
    switches: ["unacceptableWithoutAck"],
  },
  {
    id: "D-21",
    title: "RFC 5961's ACK range in SYN-RECEIVED",
    clause: "§3.10.7.4 fifth MAY-12, §3.5.2 group 2",
    text: "The optional check stands before the list of states, SYN-RECEIVED among them, and answers with an ACK; the list and §3.5.2 ask for a reset.",
    deployed: "Linux and smoltcp reset.",
    choice: "Reset.",
    switches: ["ackRangeInSynReceived"],
  },
  {
    id: "D-22",
    title: "A second, new FIN",
    clause: "§3.10.7.4 eighth",
    text: "RCV.NXT advances over the FIN before the states are told apart, so a FIN at RCV.NXT in CLOSE-WAIT or TIME-WAIT moves it beyond the true end of the stream.",
    deployed: "Linux ignores it.",
    choice: "Ignored, and acknowledged as what is outside.",
    switches: ["secondFin"],
  },
];

/** Switches that are no D-n of their own. */
export const FURTHER: readonly Decision[] = [
  {
    id: "Throttle",
    title: "How many challenge ACKs",
    clause: "RFC 5961 §5.2, §7; §3.10.7.4 first and fifth",
    text: "Throttling is a SHOULD with an example (10 in 5 s). Without it, two ends that are out of step, each in SYN-RECEIVED from a stale SYN, answer each other's ACKs for ever: each ACK is outside the other's window or range, and draws one.",
    deployed: "Linux counts per socket, one in 500 ms; a counter for the whole host turned out to be a side channel.",
    choice: "On, per connection, with RFC 5961's example. See [ADR 5](adr/0005-challenge-acks-are-throttled.md).",
    switches: ["challengeLimit"],
  },
  {
    id: "Covering",
    title: "A segment that covers the whole window",
    clause: "§3.10.7.4 Table 6",
    text: "Table 6 asks whether the first or the last octet lies in the window. Of a segment that begins before it and ends behind it neither does, although all that is wanted is in it.",
    deployed: "Not checked. A sender that respects the window never sends one, except to a receiver that has shrunk it.",
    choice: "By the letter: not acceptable.",
    switches: ["coversWindow"],
  },
];
