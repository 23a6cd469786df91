/** Where the states and edges of figure 5 stand in the drawing: as in the RFC, CLOSED once more at the end. */
import type { State } from "../../../model/tcb.ts";

export const DIAGRAM_WIDTH = 880;
export const DIAGRAM_HEIGHT = 750;
export const BOX = { width: 124, height: 34 } as const;

export interface Place {
  readonly state: State;
  readonly x: number;
  readonly y: number;
}

export const PLACES: readonly Place[] = [
  { state: "CLOSED", x: 410, y: 36 }, { state: "LISTEN", x: 410, y: 158 },
  { state: "SYN-RECEIVED", x: 140, y: 280 }, { state: "SYN-SENT", x: 680, y: 280 }, { state: "ESTABLISHED", x: 410, y: 388 },
  { state: "FIN-WAIT-1", x: 140, y: 480 }, { state: "CLOSE-WAIT", x: 680, y: 480 },
  { state: "FIN-WAIT-2", x: 140, y: 608 }, { state: "CLOSING", x: 410, y: 608 }, { state: "LAST-ACK", x: 680, y: 608 },
  { state: "TIME-WAIT", x: 410, y: 716 }, { state: "CLOSED", x: 680, y: 716 },
];

export interface Way {
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: "start" | "middle" | "end" };
}

const way = (path: string, x: number, y: number, anchor: Way["label"]["anchor"] = "middle"): Way => ({ path, label: { x, y, anchor } });

/** By the name of the edge (src/trace/state-diagram.ts). */
export const WAYS: Readonly<Record<string, Way>> = {
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
};
