/** A capture file, read in pieces and followed: what is complete is told as it comes. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { Follower, type FollowOptions } from "../engines/follow/follower.ts";
import { addAnswers, NO_ANSWERS, type CaptureAnswers } from "../report/captures/answers.ts";
import type { CaptureFile } from "../report/captures/schema.ts";
import { decodePacket, isSegment } from "../wire/decode.ts";
import { isProblem, problemLine } from "../wire/problem.ts";
import { CaptureReader } from "../wire/read-capture.ts";
import type { CaptureItem } from "../wire/dialect.ts";
import { readTrouble } from "./files.ts";

/** What a read takes at once. Each piece has memory of its own, since packets are views of it. */
const PIECE = 262_144;
/** How many pieces are read before others have their turn. */
const TURN = 16;

export interface ReadOptions extends Omit<FollowOptions, "found"> {
  readonly verify: boolean;
  readonly signal: AbortSignal;
  readonly found: FollowOptions["found"];
  /** How far the file is dealt with, 0 to 1, and what was found so far. */
  readonly progress: (share: number, segments: number, connections: number) => void;
}

export interface ReadFile extends Omit<CaptureFile, "connections" | "leftOut"> {
  readonly damaged: boolean;
  readonly interrupted: boolean;
  readonly connections: number;
}

/** @throws Trouble when the file cannot be read at all; what is wrong inside it is told with what was found before. */
export async function checkFile(path: string, options: ReadOptions): Promise<ReadFile> {
  const file = open(path);
  try {
    return await follow(path, file, options);
  } finally {
    closeSync(file);
  }
}

async function follow(name: string, file: number, options: ReadOptions): Promise<ReadFile> {
  const { size } = fstatSync(file);
  const tally = new Tally(options);
  const reader = new CaptureReader();
  let interrupted = false;
  for (let turn = 0; !reader.over; turn++) {
    const piece = new Uint8Array(PIECE);
    const count = read(file, piece, name);
    if (count === 0) break;
    tally.take(reader.push(count === PIECE ? piece : piece.subarray(0, count)));
    if (turn % TURN !== TURN - 1) continue;
    options.progress(size === 0 ? 1 : reader.offset / size, tally.follower.segments, tally.follower.connections);
    // Ctrl-C is heard between two turns.
    await new Promise((resolve) => setImmediate(resolve));
    if (options.signal.aborted) {
      interrupted = true;
      break;
    }
  }
  if (!interrupted) tally.take(reader.end());
  tally.follower.end();
  const { packets, other, illegible, first, last, problems, damaged, follower, answers } = tally;
  return {
    name, packets, segments: follower.segments, other, illegible, duration: Math.max(0, last - first), answers, connections: follower.connections, damaged, interrupted,
    problems: [
      ...problems,
      ...(follower.letGo === 0 ? [] : [`${follower.letGo} connections were let go, to follow no more than so many at once`]),
      ...(interrupted ? ["interrupted: the rest of the file was not read"] : []),
    ],
  };
}

class Tally {
  readonly follower: Follower;
  readonly #verify: boolean;
  answers: CaptureAnswers = NO_ANSWERS;
  packets = 0;
  other = 0;
  illegible = 0;
  first = 0;
  last = 0;
  damaged = false;
  readonly problems: string[] = [];

  constructor({ verify, found, ...options }: ReadOptions) {
    this.#verify = verify;
    this.follower = new Follower({
      ...options,
      found: (connection) => {
        this.answers = addAnswers(this.answers, connection);
        found(connection);
      },
    });
  }

  take(items: readonly CaptureItem[]): void {
    for (const item of items) {
      if (isProblem(item)) {
        // Of a link type that is not known nothing is decoded: the file is none of ours, not damaged.
        this.damaged = true;
        if (this.problems.length < 20) this.problems.push(problemLine(item));
        continue;
      }
      this.packets++;
      if (item.time !== undefined) {
        this.last = item.time.seconds * 1_000 + item.time.nanos / 1_000_000;
        if (this.packets === 1) this.first = this.last;
      }
      const decoded = decodePacket(item, { verify: this.#verify });
      if (isSegment(decoded)) this.follower.see(item, decoded);
      else if (isProblem(decoded)) this.illegible++;
      else this.other++;
    }
  }
}

function open(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw readTrouble(path, error, "a capture");
  }
}

function read(file: number, piece: Uint8Array, path: string): number {
  try {
    return readSync(file, piece);
  } catch (error) {
    throw readTrouble(path, error, "a capture");
  }
}
