/**
 * The exhaustive engine beside its peers, on the same small connection: `npx tsx bench/peers/run.ts`, and part of `npm run bench`. One
 * core each; ratios of processor time within one run are what counts. Where a peer is not installed, that is said.
 */
import { processorSeconds } from "../processor-time.ts";
import type { Size } from "./handshake.ts";
import type { Measured } from "./measured.ts";
import { searchHandshake } from "./packed.ts";
import { missingForSpin, runSpin } from "./spin.ts";
import { runTlc } from "./tlc.ts";

const SIZE: Size = { opens: 2, tries: 1, inFlight: 4 };
/** From a tenth of a million states to ten million, each state with about nine successors: the cost of one should not grow. */
const FLAT: readonly Size[] = [{ opens: 1, tries: 2, inFlight: 6 }, { opens: 2, tries: 2, inFlight: 5 }, { opens: 2, tries: 3, inFlight: 5 }];
const MOST_STATES = 20_000_000;
const ROUNDS = 3;
/** What is aimed at: how many times as fast as a peer; how many times as dear a state may be as another; octets of ten million states. */
const AIMS = { breadthFirst: 2, depthFirst: 1.2, tlc: 50, flat: 1.3, tenMillion: 1e9 } as const;

const ours = (size: Size): Measured => {
  const before = processorSeconds();
  const { states, transitions, cut, initial, depth, memory } = searchHandshake(size, MOST_STATES);
  return { states, generated: initial + transitions - cut, depth, seconds: processorSeconds() - before, octets: memory };
};

/** The quickest of some rounds: what disturbs a measurement only ever makes it longer. */
const quickest = (rounds: readonly Measured[]): Measured => rounds.reduce((least, one) => (one.seconds < least.seconds ? one : least));
const best = (measure: () => Measured): Measured => quickest(Array.from({ length: ROUNDS }, measure));

/** The same of several, a round of each in turn, so that a slow moment of the machine falls on all alike. */
const bestInTurn = (measures: readonly (() => Measured)[]): readonly Measured[] => {
  const rounds = Array.from({ length: ROUNDS }, () => measures.map((measure) => measure()));
  return measures.map((_, i) => quickest(rounds.flatMap((round) => round[i] ?? [])));
};

const grouped = (n: number): string => Math.round(n).toLocaleString("en");
const rate = ({ states, seconds }: Measured): number => states / seconds;
const line = (who: string, one: Measured): string =>
  [
    who.padEnd(20),
    `${grouped(one.states)} states, ${grouped(one.generated)} generated, depth ${one.depth ?? "–"}`.padEnd(54),
    `${grouped(rate(one)).padStart(9)} states/s`,
    one.octets === undefined ? "" : `${grouped(one.octets / one.states).padStart(5)} octets a state`,
  ].join("  ");

const held = (holds: boolean): string => (holds ? "reached" : "NOT REACHED");

const beside = (mine: Measured, who: string, peer: Measured, aim: number): readonly string[] => {
  const ratio = rate(mine) / rate(peer);
  const same = peer.states === mine.states && peer.generated === mine.generated && (peer.depth === undefined || peer.depth === mine.depth);
  return [
    `${line(who, peer)}${same ? "" : "; ITS COUNTS ARE OTHERS"}`,
    `  ours is ${ratio.toFixed(2)} times as fast; the aim is ${aim}: ${held(ratio >= aim)}`,
    ...besideIn(mine, peer),
  ];
};

const besideIn = (mine: Measured, peer: Measured): readonly string[] => {
  if (mine.octets === undefined || peer.octets === undefined) return [];
  const ratio = mine.octets / mine.states / (peer.octets / peer.states);
  return [`  a state takes ${ratio.toFixed(2)} times the memory; the aim is 1 at most: ${held(ratio <= 1)}`];
};

const flatness = (): readonly string[] => {
  const flat = bestInTurn(FLAT.map((size) => () => ours(size)));
  const costs = flat.map(({ seconds, states }) => seconds / states);
  const ratio = Math.max(...costs) / Math.min(...costs);
  const largest = flat.at(-1);
  const octets = largest?.octets ?? 0;
  return [
    "Cost of a state as their number grows:",
    ...flat.map((one) => line("Synproof", one)),
    `  the dearest state costs ${ratio.toFixed(2)} times the cheapest; the aim is ${AIMS.flat} at most: ${held(ratio <= AIMS.flat)}`,
    `  ${grouped(largest?.states ?? 0)} states take ${grouped(octets / 1e6)} MB; the aim is ${grouped(AIMS.tenMillion / 1e6)} MB at most: ${held(octets <= AIMS.tenMillion)}`,
  ];
};

export const benchPeers = (): readonly string[] => {
  const mine = best(() => ours(SIZE));
  const lines = [`The small connection of bench/peers, ${JSON.stringify(SIZE)}, the best of ${ROUNDS} rounds, processor time:`, line("Synproof", mine)];
  const missing = missingForSpin();
  const hashBits = Math.ceil(Math.log2(mine.states));
  if (missing === undefined) {
    lines.push(...beside(mine, "Spin, depth-first", best(() => runSpin(SIZE, { order: "depth-first", hashBits, optimize: "-O2" })), AIMS.depthFirst));
    lines.push(...beside(mine, "Spin, breadth-first", best(() => runSpin(SIZE, { order: "breadth-first", hashBits, optimize: "-O2" })), AIMS.breadthFirst));
  } else lines.push(`Spin is not measured: ${missing} is not installed`);
  const jar = process.env["SYNPROOF_TLC"];
  if (jar === undefined) lines.push("TLC is not measured: SYNPROOF_TLC names no jar");
  else lines.push(...beside(mine, "TLC, one worker", runTlc(jar, SIZE), AIMS.tlc));
  return [...lines, ...flatness()];
};

if (process.argv[1] === import.meta.filename) console.log(benchPeers().join("\n"));
