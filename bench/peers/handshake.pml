/* The small connection of handshake.ts, for Spin: the same rules in the same order. Sizes come with -D when the verifier is made:
 * OPENS connections of each end, TRIES retransmissions of each SYN, INFLIGHT segments in the network at once.
 *
 * A segment is an octet: kind 1..5 (SYN, SYN+ACK, ACK, RST, RST+ACK), to which end (0 A, 1 B), SEG.SEQ, SEG.ACK, modulo 4.
 * The network is a bag: its slots are kept in order, the greatest first, 0 for an empty one.
 * Every action is one d_step, so that Spin's states are ours; it counts one more, before the process begins.
 */
#ifndef OPENS
#define OPENS 1
#endif
#ifndef TRIES
#define TRIES 1
#endif
#ifndef INFLIGHT
#define INFLIGHT 3
#endif

#define CLOSED 0
#define LISTEN 1
#define SYN_SENT 2
#define SYN_RECEIVED 3
#define ESTABLISHED 4

#define SYN 1
#define SYN_ACK 2
#define ACK 3
#define RST 4
#define RST_ACK 5

#define NEXT(n) (((n) + 1) & 3)
#define SEGMENT(kind, to, seq, ack) ((kind) * 32 + (to) * 16 + (seq) * 4 + (ack))
#define KIND(s) ((s) >> 5)
#define TO(s) (((s) >> 4) & 1)
#define SEQ(s) (((s) >> 2) & 3)
#define ACKNO(s) ((s) & 3)

byte state[2];
byte iss[2];
byte nxt[2];
byte tries[2];
byte opens[2];
byte net[INFLIGHT];

/* What an action works with; 0 again after it, so that no state is told apart by it (breadth-first search takes no hidden variables). */
byte seg, who, slot, new;

#define ROOM (net[INFLIGHT - 1] == 0)

inline put(segment) {
  new = segment;
  slot = INFLIGHT - 1;
  do
  :: slot > 0 && net[slot - 1] < new -> net[slot] = net[slot - 1]; slot--
  :: else -> break
  od;
  net[slot] = new
}

inline take(place) {
  slot = place;
  do
  :: slot < INFLIGHT - 1 -> net[slot] = net[slot + 1]; slot++
  :: else -> break
  od;
  net[INFLIGHT - 1] = 0
}

inline close(end) { state[end] = CLOSED; iss[end] = 0; nxt[end] = 0; tries[end] = 0 }

inline send_syn(end) { put(SEGMENT(SYN, 1 - end, iss[end], 0)) }
inline send_syn_ack(end) { put(SEGMENT(SYN_ACK, 1 - end, iss[end], nxt[end])) }
inline send_ack(end) { put(SEGMENT(ACK, 1 - end, NEXT(iss[end]), nxt[end])) }
inline send_rst(end, number) { put(SEGMENT(RST, 1 - end, number, 0)) }

#define IS_RESET (KIND(seg) == RST || KIND(seg) == RST_ACK)

/* Segment seg arrives at end who. */
inline arrives() {
  if
  :: state[who] == CLOSED ->
     if
     :: IS_RESET -> skip
     :: KIND(seg) == SYN -> put(SEGMENT(RST_ACK, 1 - who, 0, NEXT(SEQ(seg))))
     :: else -> send_rst(who, ACKNO(seg))
     fi
  :: state[who] == LISTEN ->
     if
     :: IS_RESET -> skip
     :: KIND(seg) == SYN ->
        state[who] = SYN_RECEIVED; iss[who] = opens[who] & 3; nxt[who] = NEXT(SEQ(seg)); tries[who] = 0; opens[who]++;
        send_syn_ack(who)
     :: else -> send_rst(who, ACKNO(seg))
     fi
  :: state[who] == SYN_SENT ->
     if
     :: KIND(seg) == RST -> skip
     :: KIND(seg) == RST_ACK ->
        if
        :: ACKNO(seg) == NEXT(iss[who]) -> close(who)
        :: else -> skip
        fi
     :: KIND(seg) == SYN -> state[who] = SYN_RECEIVED; nxt[who] = NEXT(SEQ(seg)); tries[who] = 0; send_syn_ack(who)
     :: else ->
        if
        :: ACKNO(seg) != NEXT(iss[who]) -> send_rst(who, ACKNO(seg))
        :: ACKNO(seg) == NEXT(iss[who]) && KIND(seg) == ACK -> skip
        :: else -> state[who] = ESTABLISHED; nxt[who] = NEXT(SEQ(seg)); tries[who] = 0; send_ack(who)
        fi
     fi
  :: state[who] == SYN_RECEIVED ->
     if
     :: IS_RESET ->
        if
        :: SEQ(seg) == nxt[who] -> close(who)
        :: else -> skip
        fi
     :: KIND(seg) == ACK ->
        if
        :: SEQ(seg) != nxt[who] -> send_ack(who)
        :: SEQ(seg) == nxt[who] && ACKNO(seg) == NEXT(iss[who]) -> state[who] = ESTABLISHED; tries[who] = 0
        :: else -> send_rst(who, ACKNO(seg))
        fi
     :: KIND(seg) == SYN_ACK && NEXT(SEQ(seg)) == nxt[who] && ACKNO(seg) == NEXT(iss[who]) -> state[who] = ESTABLISHED; tries[who] = 0; send_ack(who)
     :: else -> send_ack(who)
     fi
  :: state[who] == ESTABLISHED ->
     if
     :: IS_RESET ->
        if
        :: SEQ(seg) == nxt[who] -> close(who)
        :: else -> skip
        fi
     :: KIND(seg) == ACK && SEQ(seg) == nxt[who] -> skip
     :: else -> send_ack(who)
     fi
  fi
}

#define OPEN(end) \
  d_step { state[end] == CLOSED && opens[end] < OPENS && ROOM -> \
    state[end] = SYN_SENT; iss[end] = opens[end] & 3; nxt[end] = 0; tries[end] = 0; opens[end]++; send_syn(end); slot = 0; new = 0 }
#define LISTENS(end) \
  d_step { state[end] == CLOSED && opens[end] < OPENS -> state[end] = LISTEN }
#define AGAIN(end) \
  d_step { (state[end] == SYN_SENT || state[end] == SYN_RECEIVED) && tries[end] < TRIES && ROOM -> \
    tries[end]++; \
    if \
    :: state[end] == SYN_SENT -> send_syn(end) \
    :: else -> send_syn_ack(end) \
    fi; slot = 0; new = 0 }
#define ABORT(end) \
  d_step { state[end] == LISTEN || state[end] == SYN_SENT || ((state[end] == SYN_RECEIVED || state[end] == ESTABLISHED) && ROOM) -> \
    if \
    :: state[end] == SYN_RECEIVED || state[end] == ESTABLISHED -> send_rst(end, NEXT(iss[end])) \
    :: else -> skip \
    fi; \
    close(end); slot = 0; new = 0 }

/* A segment that is there several times is one. */
#define THERE(p) (net[p] != 0 && (p == 0 || net[p] != net[(p) - (p > 0)]))
#define DELIVER(p) d_step { THERE(p) -> seg = net[p]; who = TO(seg); take(p); arrives(); seg = 0; who = 0; slot = 0; new = 0 }
#define DROP(p) d_step { THERE(p) -> take(p); slot = 0 }
#define DUPLICATE(p) d_step { THERE(p) && ROOM -> seg = net[p]; put(seg); seg = 0; slot = 0; new = 0 }
#define SLOT(p) \
  :: DELIVER(p) \
  :: DROP(p) \
  :: DUPLICATE(p)

active proctype system() {
  do
  :: OPEN(0)
  :: LISTENS(0)
  :: AGAIN(0)
  :: ABORT(0)
  :: OPEN(1)
  :: LISTENS(1)
  :: AGAIN(1)
  :: ABORT(1)
  SLOT(0)
#if INFLIGHT > 1
  SLOT(1)
#endif
#if INFLIGHT > 2
  SLOT(2)
#endif
#if INFLIGHT > 3
  SLOT(3)
#endif
#if INFLIGHT > 4
  SLOT(4)
#endif
#if INFLIGHT > 5
  SLOT(5)
#endif
  od
}
