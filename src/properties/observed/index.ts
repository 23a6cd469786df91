/**
 * What is judged of a capture: properties whose subject is on the wire. An id that the scopes of the model have too is the same claim,
 * read off the wire; src/engines/follow judges them all, setting aside whatever the network or the tap can have done.
 */
export interface ObservedProperty {
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly claim: string;
  readonly clause: string;
}

const listed = (...properties: readonly ObservedProperty[]): readonly ObservedProperty[] => properties;

export const OBSERVED_PROPERTIES = listed(
  {
    id: "no-two-way-acceptance",
    title: "Nobody is connected after two segments",
    claim: "An end that has sent SYN,ACK sends text only after its own SYN was acknowledged, and an end that has sent a SYN takes part in the connection only after a SYN,ACK.",
    clause: "§3.5, §3.10.7.2, §3.10.7.4 fifth",
  },
  {
    id: "acknowledges-isn-plus-one",
    title: "A SYN is acknowledged as ISN+1, and a FIN as its number plus one",
    claim: "The acknowledgment of a SYN is its ISN plus one (plus the text that came with it); that of a FIN is the number behind it.",
    clause: "§3.4, §3.10.7.2, §3.10.7.3, §3.10.7.4 eighth",
  },
  {
    id: "no-data-on-syn",
    title: "No data on a SYN without Fast Open",
    claim: "A SYN carries text only with the Fast Open option, and a SYN,ACK only in answer to one.",
    clause: "§3.5, §3.10.7.2; RFC 7413 §2",
  },
  {
    id: "isn-kept-on-retransmission",
    title: "A SYN that is sent again has the same ISN",
    claim: "Within one opening every SYN of an end has the same sequence number.",
    clause: "§3.10.8, §3.4.1",
  },
  {
    id: "acknowledgment-range",
    title: "Only what was sent is acknowledged, and never less than before",
    claim: "An acknowledgment lies between the ISN and SND.NXT of the other end, and does not go back.",
    clause: "§3.4, §3.10.7.4 fifth",
  },
  {
    id: "sequence-numbers-sent",
    title: "Sequence numbers go on from the ISN without a gap",
    claim: "A segment begins between the ISN and SND.NXT of its sender.",
    clause: "§3.4, §3.10.2",
  },
  {
    id: "end-of-stream-comes-last",
    title: "A FIN has one place, behind all text",
    claim: "A FIN that is sent again has the same number, and no text lies behind it.",
    clause: "§3.4, §3.10.4",
  },
  {
    id: "control-bits",
    title: "Control bits make sense together",
    claim: "A segment without SYN and RST has ACK, SYN and RST exclude each other, and MSS, window scale and SACK permitted come with a SYN only.",
    clause: "§3.1, §3.2 (MUST-65), §3.10.7.4 fifth",
  },
  {
    id: "no-syn-in-connection",
    title: "No SYN in the middle of a connection",
    claim: "Who sends a SYN has no connection, and does not go on with the one before.",
    clause: "§3.5, §3.10.1; RFC 5961 §4",
  },
  {
    id: "reset-form",
    title: "A reset has a number that its receiver can check",
    claim: "A reset has SEQ = SND.NXT, or takes its SEQ from the ACK of the segment that it answers, or answers a segment without ACK with SEQ = 0 and ACK = SEQ+LEN.",
    clause: "§3.5.2, §3.10.5, §3.10.7.1",
  },
  {
    id: "silent-after-reset",
    title: "Who has reset a connection has none",
    claim: "After a reset its sender sends nothing but resets in this connection.",
    clause: "§3.5.2, §3.10.5",
  },
  {
    id: "allowed-transitions",
    title: "Some state of its sender could have sent each segment",
    claim: "Of the states that an end can be in after all that was seen, one at least sends such a segment.",
    clause: "§3.3.2, §3.10",
  },
  {
    id: "time-wait-reuse",
    title: "TIME-WAIT is taken over by a newer SYN, and answered with a newer ISN",
    claim: "An end in TIME-WAIT takes only a SYN above the old connection, or with a later timestamp, and chooses an ISN above its own old numbers.",
    clause: "§3.6.1 (MAY-2, SHLD-4); RFC 6191 §2",
  },
  {
    id: "paws",
    title: "Timestamps are in every segment, and do not go back",
    claim: "Once both SYNs had the option every segment but a reset has it, and the clock of a sender does not run backwards.",
    clause: "RFC 7323 §3.2, §5.4",
  },
  {
    id: "checksum",
    title: "The checksum is right",
    claim: "A segment has the checksum that its octets give; judged when asked, since captures are taken before network cards fill it in.",
    clause: "§3.1 (MUST-2, MUST-3)",
  },
);

export const observedProperty = (id: string): ObservedProperty => {
  const found = OBSERVED_PROPERTIES.find((property) => property.id === id);
  if (found === undefined) throw new Error(`no property of captures is called ${id}`);
  return found;
};
