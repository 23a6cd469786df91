/** Rules, and edges of the state diagram, that no small instance reaches, each with the reason. A test keeps the list true. */
const SWITCH = "a choice of other profiles: the default profile does it otherwise, and random runs of those profiles reach it";

export const UNREACHED: Readonly<Record<string, string>> = {
  "close.unread-text": SWITCH,
  "text.after-close": SWITCH,
  "listen.syn-fin-dropped": SWITCH,
  "sequence.outside-unanswered": SWITCH,
  "reset.time-wait-ignored": SWITCH,
  "syn.in-window": SWITCH,
  "syn.restart-believed": SWITCH,
  "ack.of-unsent": SWITCH,
  "fin.second-counted": SWITCH,
  "listener.accept-queue-full.reset": SWITCH,
  "challenge.throttled": "takes eleven challenges within five seconds; the instances have fewer segments from outside",
  "timeout.user": "the user timeout of the default profile is longer than R2, which comes first; random runs also set it shorter",
  "listener.nobody-listens": "no small instance closes the listening socket; random runs do",
  "listener.closed": "no small instance closes the listening socket; random runs do",
};
