------------------------------ MODULE Handshake ------------------------------
(***************************************************************************)
(* The small connection of handshake.ts, for TLC: the same rules in the    *)
(* same order.  Opens: connections of each end.  Tries: retransmissions of *)
(* each SYN.  InFlight: segments in the network at once.                   *)
(*                                                                         *)
(* States generated and distinct must be those that handshake.ts and       *)
(* handshake.pml have (docs/proved-within-bounds.md).  It is written to be *)
(* so, but TLC comes as a jar of its own: `npm run bench` runs this module *)
(* only where SYNPROOF_TLC names one.                                      *)
(***************************************************************************)
EXTENDS Naturals, Bags

CONSTANTS Opens, Tries, InFlight

VARIABLES
  end,   \* of each side: state, ISS, RCV.NXT (modulo 4), retransmissions, connections so far
  net    \* a bag of segments, both ways: no order, any of them may be lost or doubled

vars == <<end, net>>

Side == {"A", "B"}
Other(side) == IF side = "A" THEN "B" ELSE "A"
Next4(n) == (n + 1) % 4

Segment(to, kind, seq, ack) == [to |-> to, kind |-> kind, seq |-> seq, ack |-> ack]
None == EmptyBag
One(segment) == SetToBag({segment})
Room == BagCardinality(net) < InFlight

SynOf(side, e) == One(Segment(Other(side), "SYN", e.iss, 0))
SynAckOf(side, e) == One(Segment(Other(side), "SYN,ACK", e.iss, e.nxt))
AckOf(side, e) == One(Segment(Other(side), "ACK", Next4(e.iss), e.nxt))
RstOf(side, seq) == One(Segment(Other(side), "RST", seq, 0))

Closed(e) == [state |-> "CLOSED", iss |-> 0, nxt |-> 0, tries |-> 0, opens |-> e.opens]

Init ==
  /\ end = [side \in Side |-> [state |-> "CLOSED", iss |-> 0, nxt |-> 0, tries |-> 0, opens |-> 0]]
  /\ net = EmptyBag

-----------------------------------------------------------------------------
(* Calls of users. *)

Open(side) ==
  LET e == end[side]
      opened == [state |-> "SYN-SENT", iss |-> e.opens % 4, nxt |-> 0, tries |-> 0, opens |-> e.opens + 1]
  IN /\ e.state = "CLOSED" /\ e.opens < Opens /\ Room
     /\ end' = [end EXCEPT ![side] = opened]
     /\ net' = net (+) SynOf(side, opened)

Listen(side) ==
  /\ end[side].state = "CLOSED" /\ end[side].opens < Opens
  /\ end' = [end EXCEPT ![side].state = "LISTEN"]
  /\ UNCHANGED net

Again(side) ==
  LET e == end[side]
  IN /\ e.state \in {"SYN-SENT", "SYN-RECEIVED"} /\ e.tries < Tries /\ Room
     /\ end' = [end EXCEPT ![side].tries = @ + 1]
     /\ net' = net (+) (IF e.state = "SYN-SENT" THEN SynOf(side, e) ELSE SynAckOf(side, e))

Abort(side) ==
  LET e == end[side]
      tells == e.state \in {"SYN-RECEIVED", "ESTABLISHED"}
  IN /\ e.state # "CLOSED" /\ (tells => Room)
     /\ end' = [end EXCEPT ![side] = Closed(e)]
     /\ net' = net (+) (IF tells THEN RstOf(side, Next4(e.iss)) ELSE None)

-----------------------------------------------------------------------------
(* A segment arrives: the end after it, and what it sends. *)

IsReset(s) == s.kind \in {"RST", "RST,ACK"}
Stays(e) == [end |-> e, sent |-> None]

Arrives(side, e, s) ==
  CASE e.state = "CLOSED" ->
         IF IsReset(s) THEN Stays(e)
         ELSE [end |-> e, sent |-> IF s.kind = "SYN" THEN One(Segment(Other(side), "RST,ACK", 0, Next4(s.seq))) ELSE RstOf(side, s.ack)]
    [] e.state = "LISTEN" ->
         IF IsReset(s) THEN Stays(e)
         ELSE IF s.kind # "SYN" THEN [end |-> e, sent |-> RstOf(side, s.ack)]
         ELSE LET accepted == [state |-> "SYN-RECEIVED", iss |-> e.opens % 4, nxt |-> Next4(s.seq), tries |-> 0, opens |-> e.opens + 1]
              IN [end |-> accepted, sent |-> SynAckOf(side, accepted)]
    [] e.state = "SYN-SENT" ->
         IF s.kind = "RST" THEN Stays(e)
         ELSE IF s.kind = "RST,ACK" THEN Stays(IF s.ack = Next4(e.iss) THEN Closed(e) ELSE e)
         ELSE IF s.kind = "SYN"
              THEN LET crossed == [e EXCEPT !.state = "SYN-RECEIVED", !.nxt = Next4(s.seq), !.tries = 0]
                   IN [end |-> crossed, sent |-> SynAckOf(side, crossed)]
         ELSE IF s.ack # Next4(e.iss) THEN [end |-> e, sent |-> RstOf(side, s.ack)]
         ELSE IF s.kind = "ACK" THEN Stays(e)
         ELSE LET open == [e EXCEPT !.state = "ESTABLISHED", !.nxt = Next4(s.seq), !.tries = 0]
              IN [end |-> open, sent |-> AckOf(side, open)]
    [] e.state = "SYN-RECEIVED" ->
         LET open == [e EXCEPT !.state = "ESTABLISHED", !.tries = 0]
         IN IF IsReset(s) THEN Stays(IF s.seq = e.nxt THEN Closed(e) ELSE e)
            ELSE IF s.kind = "ACK"
                 THEN IF s.seq # e.nxt THEN [end |-> e, sent |-> AckOf(side, e)]
                      ELSE IF s.ack = Next4(e.iss) THEN Stays(open)
                      ELSE [end |-> e, sent |-> RstOf(side, s.ack)]
            ELSE IF s.kind = "SYN,ACK" /\ Next4(s.seq) = e.nxt /\ s.ack = Next4(e.iss)
                 THEN [end |-> open, sent |-> AckOf(side, e)]
            ELSE [end |-> e, sent |-> AckOf(side, e)]
    [] e.state = "ESTABLISHED" ->
         IF IsReset(s) THEN Stays(IF s.seq = e.nxt THEN Closed(e) ELSE e)
         ELSE IF s.kind = "ACK" /\ s.seq = e.nxt THEN Stays(e)
         ELSE [end |-> e, sent |-> AckOf(side, e)]

Deliver(s) ==
  LET outcome == Arrives(s.to, end[s.to], s)
  IN /\ end' = [end EXCEPT ![s.to] = outcome.end]
     /\ net' = (net (-) One(s)) (+) outcome.sent

Drop(s) == net' = net (-) One(s) /\ UNCHANGED end

Duplicate(s) == Room /\ net' = net (+) One(s) /\ UNCHANGED end

-----------------------------------------------------------------------------
Next ==
  \/ \E side \in Side : Open(side) \/ Listen(side) \/ Again(side) \/ Abort(side)
  \/ \E s \in BagToSet(net) : Deliver(s) \/ Drop(s) \/ Duplicate(s)

Spec == Init /\ [][Next]_vars

NetworkIsBounded == BagCardinality(net) <= InFlight
=============================================================================
