/** One row of a figure, played: first what the users do, then the segment, then the states (§3.5: "AFTER"). */
import { SIDES, other, type Side } from "../model/world-types.ts";
import type { Forged } from "../model/world-types.ts";
import type { Note, Wait } from "./figure-notes.ts";
import type { Cell, FigureRow, RowSegment } from "./figure-row.ts";
import type { FigureRun } from "./figure-run.ts";
import { namesInNetwork } from "./in-network.ts";
import type { ShownSegment } from "./read-segment.ts";

type Cells = Readonly<Record<Side, Cell>>;

/** @param isStart the first row states what holds before its own notes. */
export const playRow = (run: FigureRun, row: FigureRow, isStart: boolean): void => {
  run.atLine(`line ${row.label} (text line ${row.line})`);
  const cells: Cells = { A: row.left, B: row.right };
  if (isStart && row.segment === undefined) checkEnds(run, cells);
  playNotes(run, cells);
  const departed = row.segment === undefined ? undefined : playSegment(run, row.segment, cells);
  if (!isStart || row.segment !== undefined) checkEnds(run, cells, departed);
  checkTold(run, cells);
};

/** Calls, and time, which passes once though both columns may say so. */
const playNotes = (run: FigureRun, cells: Cells): void => {
  let waited = false;
  for (const side of SIDES) {
    for (const note of cells[side].notes) {
      if (note.note === "act" && run.act({ ...note.act, side }) === undefined) run.mismatch(`${side} cannot ${note.act.do} here`);
      if (note.note === "rest" && run.act({ do: "settle" })?.settled !== note.atRest) {
        run.mismatch(note.atRest ? "the figure is at rest here, but something is left to happen" : "nothing is left to happen, though the figure says so");
      }
      if (note.note === "wait" && !waited) {
        waited = true;
        playWait(run, side, note.wait);
      }
    }
  }
};

const playWait = (run: FigureRun, side: Side, wait: Wait): void => {
  const ms = waitLength(run, side, wait);
  if (ms === undefined) return run.mismatch(`${side} waits for a ${String(wait)}, but no such timer runs`);
  let left = ms;
  do {
    const step = run.act({ do: "elapse", ms: left });
    if (step === undefined) return run.mismatch(`${left} ms cannot pass here: nothing waits for it`);
    left -= step.elapsed;
    if (step.elapsed === 0) break;
  } while (left > 0);
};

const waitLength = (run: FigureRun, side: Side, wait: Wait): number | undefined => {
  const { tcb } = run.world[side];
  switch (wait) {
    case "2 MSL":
      return 2 * run.setup.profile.msl;
    case "retransmission timeout":
      return "rtx" in tcb ? tcb.rtx?.left : undefined;
    case "user timeout":
      return "userTimeout" in tcb ? tcb.userTimeout : undefined;
    default:
      return wait.ms;
  }
};

/** @returns the side whose state is the one after a departure, and that state. */
const playSegment = (run: FigureRun, row: RowSegment, cells: Cells): { readonly side: Side; readonly state: string } | undefined => {
  const to = other(row.from);
  const notes = [...cells.A.notes, ...cells.B.notes];
  const injected = notes.find((note) => note.note === "injected");
  if (injected !== undefined && !(injected.unlessInNetwork && namesInNetwork(run.world, to, row.shown).length > 0)) {
    const forged = forgedAs(run, to, row.shown);
    if (run.act({ do: "inject", to, forged }) === undefined) run.mismatch(`${row.text} cannot be put into the network`);
    return undefined;
  }

  let departed;
  if (row.departs) {
    const departure = run.takeDeparture(row.from, row.shown);
    if (departure === undefined) {
      run.mismatch(`the figure says that ${row.from} sends ${row.text}; ${row.from} sent ${run.untold(row.from)}`);
      return undefined;
    }
    departed = { side: row.from, state: departure.state };
  }
  const fate = notes.find((note) => note.note === "network");
  if (row.arrives || fate !== undefined) moveSegment(run, row, to, fate?.does ?? "deliver", notes);
  return departed;
};

const moveSegment = (run: FigureRun, row: RowSegment, to: Side, does: "deliver" | "drop" | "duplicate" | "delay", notes: readonly Note[]): void => {
  const rank = notes.find((note) => note.note === "rank")?.rank ?? 1;
  const name = namesInNetwork(run.world, to, row.shown)[rank - 1];
  if (name !== undefined && run.act({ do: does, segment: name }) !== undefined) return;
  const onTheWay = run.world.network.filter((entry) => entry.to === to).map((entry) => entry.name).join("; ");
  run.mismatch(`the figure has ${row.text} in the network to ${to}; on the way to ${to}: ${onTheWay || "nothing"}`);
};

/** The numbers of the figure are absolute; the position of 0 makes them so. An option that is not shown is not there. */
const forgedAs = (run: FigureRun, to: Side, shown: ShownSegment): Forged => {
  const { tcb } = run.world[to];
  const recent = "tsRecent" in tcb ? tcb.tsRecent : undefined;
  const ts = shown.ts === undefined ? "none" : shown.ts.val - (recent ?? 0);
  return {
    seq: { at: "zero", plus: shown.seq },
    ...(shown.ack === undefined ? {} : { ack: { at: "zero", plus: shown.ack } }),
    ...(shown.syn ? { syn: true } : {}),
    ...(shown.fin ? { fin: true } : {}),
    ...(shown.rst ? { rst: true } : {}),
    ...(shown.data === 0 ? {} : { octets: shown.data === "some" ? 1 : shown.data }),
    // A reset offers no window.
    ...(shown.wnd === undefined && !shown.rst ? {} : { wnd: shown.wnd ?? 0 }),
    ...(shown.urgent ? { urg: shown.urg ?? 0 } : {}),
    ...(ts === "none" && recent === undefined ? {} : { ts }),
    ...(shown.security === undefined ? {} : { security: shown.security }),
  };
};

const checkEnds = (run: FigureRun, cells: Cells, departed?: { readonly side: Side; readonly state: string }): void => {
  for (const side of SIDES) {
    const { tcb } = run.world[side];
    const real = departed?.side === side ? departed.state : tcb.state;
    for (const expected of statesIn(cells[side])) {
      if (expected !== real) run.mismatch(`the figure has ${side} in ${expected}; ${side} is in ${real}`);
    }
    const numbers = cells[side].notes.find((note) => note.note === "numbers");
    if (numbers === undefined) continue;
    const [sndNxt, rcvNxt] = "rcvNxt" in tcb ? [tcb.sndNxt, tcb.rcvNxt] : [undefined, undefined];
    if (sndNxt !== numbers.sndNxt || rcvNxt !== numbers.rcvNxt) {
      run.mismatch(`the figure has ${side} send ${numbers.sndNxt} and receive ${numbers.rcvNxt}; SND.NXT is ${sndNxt ?? "unknown"} and RCV.NXT ${rcvNxt ?? "unknown"}`);
    }
  }
};

const statesIn = (cell: Cell): readonly string[] => [
  ...(cell.state === undefined ? [] : [cell.state]),
  ...cell.notes.flatMap((note) => (note.note === "state" ? [note.state] : [])),
];

/** `(user: reset)`: the user learns of it in this row; `(user: nothing)`: of nothing. */
const checkTold = (run: FigureRun, cells: Cells): void => {
  for (const side of SIDES) {
    const told = run.told[side].map((signal) => signal.kind.replaceAll("-", " "));
    for (const note of cells[side].notes) {
      if (note.note !== "told") continue;
      const expected = note.signal.replaceAll("-", " ");
      const agrees = expected === "nothing" ? told.length === 0 : told.includes(expected);
      if (!agrees) run.mismatch(`the figure has the user of ${side} told "${expected}"; told: ${told.join(", ") || "nothing"}`);
    }
  }
};
