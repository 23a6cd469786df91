/**
 * Why a mutant of src/model may survive. A mutant is named by its file in src/model, its mutator, and what became of what; a text that is too long
 * is cut off. `npm run mutation` fails for a survivor without a reason, and for a reason without a survivor.
 */
export interface Reason {
  readonly why: string;
  readonly mutants: readonly string[];
}

export const REASONS: readonly Reason[] = [
  {
    why: "Asked for the compiler's sake: a comparison with a sequence number that is not there is false anyway.",
    mutants: [
      "connection.ts ConditionalExpression: tcb.finSeq !== undefined → true",
      "retransmission.ts ConditionalExpression: tcb.sndUp !== undefined → true",
      "segment-arrives/checks/6-urg-bit.ts ConditionalExpression: tcb.rcvUp !== undefined → true",
      "segment-arrives/syn-sent.ts ConditionalExpression: segment.ack !== undefined → true",
    ],
  },
  {
    why: "Asked for the compiler's sake: an unacknowledged SYN is in the queue, and then the retransmission timer runs.",
    mutants: [
      "retransmission.ts OptionalChaining: tcb.queue[0]?.syn → tcb.queue[0].syn",
      "retransmission.ts OptionalChaining: tcb.rtx?.count → tcb.rtx.count",
      "timeouts.ts OptionalChaining: tcb.rtx?.left → tcb.rtx.left",
      "listener/elapse.ts ConditionalExpression: tcb.rtx !== undefined → true",
    ],
  },
  {
    why: "Asked for the compiler's sake: the listening side sends no SYN without an ACK, and its hosts no SYN with one.",
    mutants: [
      "listener/listener-turn.ts ConditionalExpression: side === \"B\" → true",
      "listener/listener-turn.ts ConditionalExpression: segment.ack !== undefined → true",
    ],
  },
  {
    why: "Whoever sends to the listening side by itself is a host.",
    mutants: [
      "listener/listener-turn.ts ConditionalExpression: side === \"A\" → false",
    ],
  },
  {
    why: "A case that is emptied falls through to the next, which does the same where a field is missing that the states of the first do not have; a mistake in either is found in the state it is about.",
    mutants: [
      "calls/send.ts ConditionalExpression: case \"SYN-SENT\": return queue(turn, tcb, data, urgent); → case \"SYN-SENT\":",
      "calls/send.ts ConditionalExpression: case \"ESTABLISHED\": return sendNow(turn, tcb, data, urgent); → case \"ESTABLISHED\":",
      "segment-arrives/checks/5-ack-field.ts ConditionalExpression: case \"CLOSE-WAIT\": return segment; → case \"CLOSE-WAIT\":",
      "timeouts.ts ConditionalExpression: case \"SYN-SENT\": return Math.min(tcb.rtx?.left ?? Infinity, tcb.userTimeout ?? Infinity); → case \"SYN-SENT\":",
    ],
  },
  {
    why: "A field that is undefined, where it could be absent: nobody can tell.",
    mutants: [
      "timeouts.ts ConditionalExpression: tcb.state === \"SYN-SENT\" → false",
      "listener/listener-turn.ts ConditionalExpression: moved === undefined → false",
    ],
  },
  {
    why: "What cannot be is named by an exception, so that it would be noticed if it could.",
    mutants: [
      "output.ts ConditionalExpression: case \"ESTABLISHED\": throw new Error(\"a FIN is sent only after CLOSE, which leaves ESTABLISHED (§3.10.4)\"); → case \"ESTABLISHED\":",
      "timeouts.ts ConditionalExpression: tcb.state !== \"ESTABLISHED\" && tcb.state !== \"CLOSE-WAIT\" && tcb.state !== \"FIN-WAIT-1\" && tcb.state !== \"CLOSING\" → false",
      "timeouts.ts ConditionalExpression: tcb.state !== \"CLOSING\" → true",
      "timeouts.ts EqualityOperator: tcb.state !== \"CLOSING\" → tcb.state === \"CLOSING\"",
      "timeouts.ts BlockStatement: { throw new Error(`${tcb.state} has nothing to probe a window with: its retransmission timer runs with an empty queue`);… → {}",
    ],
  },
  {
    why: "Said as the RFC says it, though what has been checked before implies it: a segment without a timestamp has been dropped where timestamps are in use; what begins at RCV.NXT is unacceptable only when the window is closed; a piece of text ahead of RCV.NXT yields no octets.",
    mutants: [
      "segment-arrives/checks/0-timestamps.ts ConditionalExpression: segment.ts === undefined → false",
      "segment-arrives/checks/1-sequence-number.ts ConditionalExpression: tcb.rcvWnd === 0 → true",
      "segment-arrives/reassembly.ts ConditionalExpression: before(rcvNxt, piece.seq) → false",
    ],
  },
  {
    why: "No way leads there in a listener run: a reset takes a half-open connection back to LISTEN and none to CLOSED, and nobody closes an accepted connection from the listening side, so that none comes to TIME-WAIT, where a SYN would begin it anew.",
    mutants: [
      "listener/follow.ts ConditionalExpression: next.state !== \"CLOSED\" → true",
      "listener/arrives.ts ConditionalExpression: outcome.tookIss → false",
      "listener/arrives.ts ObjectLiteral: { drawn: turn.world.drawn + 1 } → {}",
      "listener/arrives.ts ArithmeticOperator: turn.world.drawn + 1 → turn.world.drawn - 1",
    ],
  },
  {
    why: "No way leads there in a listener run: the listening side's user never calls SEND, so that once the handshake is over nothing is sent again and no timer runs.",
    mutants: [
      "listener/elapse.ts ConditionalExpression: child.tcb.state === \"SYN-RECEIVED\" → true",
      "listener/elapse.ts ConditionalExpression: tcb.state === \"SYN-RECEIVED\" → true",
      "listener/elapse.ts LogicalOperator: tcb.state === \"SYN-RECEIVED\" && tcb.rtx !== undefined → tcb.state === \"SYN-RECEIVED\" || tcb.rtx !== undefined",
    ],
  },
  {
    why: "Only a planted fault makes a connection at once, or ends the listening socket, when a SYN arrives (the handshakes of two segments and one, a LISTEN that obeys resets).",
    mutants: [
      "listener/listens.ts ConditionalExpression: next.state === \"CLOSED\" → false",
      "listener/listens.ts ConditionalExpression: next.state !== \"SYN-RECEIVED\" → false",
    ],
  },
  {
    why: "Asked for the compiler's sake: no event but a call is an OPEN.",
    mutants: [
      "listener/peers.ts ConditionalExpression: event.kind === \"call\" → true",
    ],
  },
  {
    why: "The addresses of the hosts in a run are free to choose, as long as they differ; so is how two numbers are mixed into a third, as long as it is well.",
    mutants: [
      "isn-series.ts ObjectLiteral: { localIp: 0xc000_0201, localPort: 80 } → {}",
      "isn-series.ts ArithmeticOperator: REMOTE_NET + (remote & 0xff) → REMOTE_NET - (remote & 0xff)",
      "isn-series.ts ArithmeticOperator: 49_152 + remote → 49_152 - remote",
      "isn.ts ArithmeticOperator: b + 1 → b - 1",
    ],
  },
  {
    why: "Out of reach: differs only where two words of 32 bits add up to exactly 2^32 − 1, which none of the published vectors that are tested does.",
    mutants: Array.from({ length: 4 }, () => "siphash.ts EqualityOperator: sum > 0xffff_ffff → sum >= 0xffff_ffff"),
  },
  {
    why: "Asked for the compiler's sake: a TCB in CLOSED or LISTEN has neither a user timeout nor a retransmission timer, so that nothing is due anyway.",
    mutants: [
      "timeouts.ts ConditionalExpression: tcb.state === \"CLOSED\" || tcb.state === \"LISTEN\" → false",
      "timeouts.ts LogicalOperator: tcb.state === \"CLOSED\" || tcb.state === \"LISTEN\" → tcb.state === \"CLOSED\" && tcb.state === \"LISTEN\"",
      "timeouts.ts ConditionalExpression: tcb.state === \"CLOSED\" → false",
      "timeouts.ts ConditionalExpression: tcb.state === \"LISTEN\" → false",
    ],
  },
  {
    why: "A list that nothing is added to is kept and not copied: faster, and the same.",
    mutants: [
      "world.ts ConditionalExpression: sent.length === 0 → false",
    ],
  },
];
