/** Where the states and edges of figure 5 stand in the drawing: as in the RFC, CLOSED once more at the end. Once for a page, once for a telephone. */
import type { State } from "../../../model/tcb.ts";

export interface Place {
  readonly state: State;
  readonly x: number;
  readonly y: number;
}

export interface Way {
  readonly path: string;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: "start" | "middle" | "end";
    /** The cause on several lines, where there is no room for one. */
    readonly lines?: readonly string[];
  };
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly places: readonly Place[];
  /** By the name of the edge (src/trace/state-diagram.ts). */
  readonly ways: Readonly<Record<string, Way>>;
  /** Whether there is room for what is done as well as for why; the table below has both. */
  readonly actions: boolean;
}

const way = (path: string, x: number, y: number, anchor: Way["label"]["anchor"] = "middle", ...lines: readonly string[]): Way =>
  ({ path, label: { x, y, anchor, ...(lines.length === 0 ? {} : { lines }) } });

export const WIDE: Layout = {
  width: 880,
  height: 750,
  box: { width: 124, height: 34 },
  actions: true,
  places: [
    { state: "CLOSED", x: 410, y: 36 }, { state: "LISTEN", x: 410, y: 158 },
    { state: "SYN-RECEIVED", x: 140, y: 280 }, { state: "SYN-SENT", x: 680, y: 280 }, { state: "ESTABLISHED", x: 410, y: 388 },
    { state: "FIN-WAIT-1", x: 140, y: 480 }, { state: "CLOSE-WAIT", x: 680, y: 480 },
    { state: "FIN-WAIT-2", x: 140, y: 608 }, { state: "CLOSING", x: 410, y: 608 }, { state: "LAST-ACK", x: 680, y: 608 },
    { state: "TIME-WAIT", x: 410, y: 716 }, { state: "CLOSED", x: 680, y: 716 },
  ],
  ways: {
    "CLOSED → LISTEN": way("M396 53V141", 388, 92, "end"),
    "LISTEN → CLOSED": way("M424 141V53", 432, 104, "start"),
    "CLOSED → SYN-SENT": way("M472 36C640 40 726 130 720 263", 716, 118, "start"),
    "SYN-SENT → CLOSED": way("M650 263C630 160 560 84 472 48", 610, 190, "end"),
    "LISTEN → SYN-RECEIVED": way("M370 175C340 220 270 246 202 268", 300, 204, "end"),
    "SYN-RECEIVED → LISTEN": way("M110 263C110 180 220 152 348 158", 128, 172, "end"),
    "LISTEN → SYN-SENT": way("M450 175C480 220 550 246 618 268", 488, 226, "end"),
    "SYN-SENT → SYN-RECEIVED": way("M618 290H202", 410, 272),
    "SYN-RECEIVED → ESTABLISHED": way("M190 297C230 350 290 376 348 384", 262, 336, "start"),
    "SYN-SENT → ESTABLISHED": way("M630 297C590 350 530 376 472 384", 558, 336, "end"),
    "SYN-RECEIVED → FIN-WAIT-1": way("M120 297V463", 112, 372, "end"),
    "ESTABLISHED → FIN-WAIT-1": way("M360 405C330 440 270 462 202 472", 292, 422, "end"),
    "ESTABLISHED → CLOSE-WAIT": way("M460 405C490 440 550 462 618 472", 530, 422, "start"),
    "FIN-WAIT-1 → FIN-WAIT-2": way("M120 497V591", 112, 538, "end"),
    "FIN-WAIT-1 → CLOSING": way("M202 488C300 500 380 530 400 591", 352, 500, "start"),
    "FIN-WAIT-1 → TIME-WAIT": way("M170 497C200 600 280 690 348 706", 224, 556, "start"),
    "FIN-WAIT-2 → TIME-WAIT": way("M130 625C140 700 240 724 348 722", 124, 684, "end"),
    "CLOSING → TIME-WAIT": way("M410 625V699", 420, 656, "start"),
    "CLOSE-WAIT → LAST-ACK": way("M690 497V591", 700, 538, "start"),
    "LAST-ACK → CLOSED": way("M690 625V699", 700, 656, "start"),
    "TIME-WAIT → CLOSED": way("M472 720H618", 545, 692),
  },
};

export const NARROW: Layout = {
  width: 360,
  height: 866,
  box: { width: 106, height: 30 },
  actions: false,
  places: [
    { state: "CLOSED", x: 180, y: 30 }, { state: "LISTEN", x: 180, y: 140 },
    { state: "SYN-RECEIVED", x: 60, y: 290 }, { state: "SYN-SENT", x: 300, y: 290 }, { state: "ESTABLISHED", x: 180, y: 420 },
    { state: "FIN-WAIT-1", x: 60, y: 540 }, { state: "CLOSE-WAIT", x: 300, y: 540 },
    { state: "FIN-WAIT-2", x: 60, y: 690 }, { state: "CLOSING", x: 180, y: 690 }, { state: "LAST-ACK", x: 300, y: 690 },
    { state: "TIME-WAIT", x: 180, y: 810 }, { state: "CLOSED", x: 300, y: 810 },
  ],
  ways: {
    "CLOSED → LISTEN": way("M172 45V125", 165, 78, "end"),
    "LISTEN → CLOSED": way("M188 125V45", 195, 84, "start"),
    "CLOSED → SYN-SENT": way("M230 34C310 40 342 130 342 275", 272, 18, "start"),
    "SYN-SENT → CLOSED": way("M306 275C300 180 270 90 216 45", 274, 101, "start"),
    "LISTEN → SYN-RECEIVED": way("M146 155C134 210 110 252 84 275", 142, 206, "start"),
    "SYN-RECEIVED → LISTEN": way("M44 275C40 190 80 142 130 140", 8, 172, "start"),
    "LISTEN → SYN-SENT": way("M214 155C226 210 246 252 276 275", 242, 206, "start"),
    "SYN-SENT → SYN-RECEIVED": way("M250 301H110", 180, 280),
    "SYN-RECEIVED → ESTABLISHED": way("M84 305C96 360 112 404 130 414", 104, 338, "start"),
    "SYN-SENT → ESTABLISHED": way("M276 305C264 360 248 404 230 414", 248, 362, "end"),
    "SYN-RECEIVED → FIN-WAIT-1": way("M36 305V525", 43, 430, "start"),
    "ESTABLISHED → FIN-WAIT-1": way("M160 435C150 490 128 520 110 530", 138, 474, "end"),
    "ESTABLISHED → CLOSE-WAIT": way("M200 435C210 490 232 520 250 530", 223, 474, "start"),
    "FIN-WAIT-1 → FIN-WAIT-2": way("M24 555V675", 31, 606, "start", "rcv ACK", "of FIN"),
    "FIN-WAIT-1 → CLOSING": way("M110 546C150 560 176 620 180 675", 176, 598, "start"),
    "FIN-WAIT-1 → TIME-WAIT": way("M96 555C118 610 112 760 142 795", 132, 726, "start", "rcv FIN,", "ACK of FIN"),
    "FIN-WAIT-2 → TIME-WAIT": way("M40 705C44 780 80 816 130 814", 60, 744, "start"),
    "CLOSING → TIME-WAIT": way("M208 705V795", 215, 738, "start", "rcv ACK", "of FIN"),
    "CLOSE-WAIT → LAST-ACK": way("M320 555V675", 313, 612, "end"),
    "LAST-ACK → CLOSED": way("M320 705V795", 313, 738, "end", "rcv ACK", "of FIN"),
    "TIME-WAIT → CLOSED": way("M230 812H250", 240, 842),
  },
};
