/** Short ways for two ends to get into each other's way, and what may follow: other beginnings are tried for how a run ends. */
import { other, type Action, type Side } from "../../model/world-types.ts";

type Actions = readonly Action[];

/** As many octets as are ever sent at once: more than fit into a segment. */
const MOST = 6;

const open = (side: Side, mode: "active" | "passive" = "active"): Action => ({ do: "open", side, mode });
const close = (side: Side): Action => ({ do: "close", side });
const send = (side: Side, octets = MOST): Action => ({ do: "send", side, octets });
const SETTLE: Action = { do: "settle" };
const ELAPSE: Action = { do: "elapse" };

/** Of a side and its connection; where there is no segment of that name, the one that is most like it is delivered. */
const deliver = (side: Side, kind: string, incarnation = 1): Action => ({ do: "deliver", segment: `${side}${incarnation} ${kind}` });

/** Old SYNs and resets that come too late, SYNs that cross, with X first. */
const beginnings = (X: Side, Y: Side): readonly Actions[] => {
  const [syn, crossing] = [deliver(X, "SYN 0"), deliver(Y, "SYN 0")];
  const again = [open(X), close(X), open(X)];
  return [
    [open(X), syn, close(X), open(X)],
    [open(X), syn, close(X), open(X, "passive")],
    [open(X), syn, open(Y), crossing],
    [...again, open(Y), crossing],
    [...again, open(Y), syn, crossing],
    [open(X), close(X), open(X, "passive"), open(Y), syn],
    [open(X), open(Y), syn],
    [open(X), open(Y), syn, crossing],
    [open(X), open(Y), syn, deliver(Y, "SYN,ACK 0/1")],
    [open(X), send(X, 1), open(Y), syn, deliver(Y, "SYN,ACK 0/1")],
  ];
};

const endings = (X: Side, Y: Side): readonly Actions[] => {
  const fin = deliver(X, "FIN,ACK");
  return [
    [deliver(Y, "RST,ACK", 0)],
    [deliver(Y, "SYN,ACK 0/1")],
    [close(X), SETTLE],
    [close(X), deliver(X, "FIN,ACK", 2)],
    [close(X), fin, close(Y), SETTLE],
    [close(X), fin, close(Y), deliver(X, "ACK")],
    [close(X), deliver(Y, "SYN,ACK"), fin, close(Y), deliver(X, "ACK")],
    [close(X), fin, SETTLE],
    [close(X), close(Y), fin, SETTLE],
    [close(X), fin, deliver(X, "SYN 0"), close(Y), SETTLE],
    // The last of what is sent comes first; the window is full.
    [send(X), deliver(X, "ACK 5+2/1"), deliver(X, "ACK 1/1")],
    [send(X), send(X), deliver(Y, "SYN 0"), deliver(X, "ACK 9/1")],
    [deliver(Y, "SYN 0"), deliver(X, "ACK 2/1"), deliver(X, "ACK 1+1/1")],
  ];
};

/** The most actions at the end of a run that are kept. */
const KEPT = 4;

export function* otherBeginnings(actions: Actions): Generator<Actions> {
  for (const X of ["A", "B"] as const) {
    const Y = other(X);
    for (const beginning of beginnings(X, Y)) {
      for (let kept = 1; kept <= KEPT; kept++) yield [...beginning, ...actions.slice(-kept)];
      for (const ending of endings(X, Y)) yield [...beginning, ...ending];
    }
  }
}

/** Everything settles sooner, between calls or before them, and what one of them sends arrives. */
export function* settledSooner(actions: Actions): Generator<Actions> {
  if (!actions.some(({ do: what }) => what === "settle")) return;
  const calls = actions.filter((action) => "side" in action && action.do !== "open");
  for (const beginning of [[open("A"), open("B")], ...Array.from({ length: actions.length - 3 }, (_, i) => actions.slice(0, i + 2))]) {
    for (const call of calls) {
      yield [...beginning, SETTLE, call, ...arriving(call)];
      for (const earlier of calls) {
        if (earlier === call) continue;
        yield [...beginning, earlier, SETTLE, call, ...arriving(call)];
        yield [...beginning, SETTLE, earlier, call, ...arriving(call)];
        yield [...beginning, SETTLE, earlier, call, ...arriving(earlier), ELAPSE];
      }
    }
  }
}

/** The first segment that a call has sent. */
const arriving = (call: Action): Actions => ("side" in call ? [deliver(call.side, call.do === "close" ? "FIN,ACK" : "ACK")] : []);

/** What is sent in two is sent at once. */
export function* sentAtOnce(actions: Actions): Generator<Actions> {
  for (const [at, action] of actions.entries()) {
    if (action.do === "send") for (const [elsewhere, one] of actions.entries()) if (elsewhere !== at && one.do === "send") yield actions.with(at, { ...action, octets: MOST }).toSpliced(elsewhere, 1);
  }
}
