/**
 * A packed state in a mirror in which A and B have changed places: numbers for numbers, each found once. Of two states that are each
 * other's image, one stands for both.
 */
import type { Mirrored } from "../../instances/mirrored.ts";
import type { Cores } from "./cores.ts";
import type { LocalSteps } from "./local-steps.ts";
import type { Networks } from "./networks.ts";
import type { Purse } from "./purse.ts";
import type { WholeJudge } from "./transition.ts";

export interface MirrorParts<End, Flying, Detail, Action> {
  readonly mirrored: Mirrored;
  /** Where what is spent on each thing is noted, where what is spent on its image is: places of `most`. */
  readonly places: readonly number[];
  readonly networks: Networks<Flying>;
  readonly local: LocalSteps<End, Flying, Detail, Action>;
  readonly whole: WholeJudge<Detail>;
}

/** Added to an action: what it leads to is seen in the mirror from there on. */
const SEEN = 1 << 30;

const OCTETS_OF_AN_IMAGE = 8;

export class Mirror<End, Flying, Detail, Action> {
  readonly #parts: MirrorParts<End, Flying, Detail, Action>;
  readonly #cores: Cores;
  readonly #purse: Purse;
  /** Images. */
  readonly #ofCores: number[] = [];
  readonly #ofNetworks: number[] = [];
  /** The one that stands for both, and the action that leads there. */
  core = 0;
  network = 0;
  action = 0;

  constructor(parts: MirrorParts<End, Flying, Detail, Action>, cores: Cores, purse: Purse) {
    this.#parts = parts;
    this.#cores = cores;
    this.#purse = purse;
  }

  get octets(): number {
    return (this.#ofCores.length + this.#ofNetworks.length) * OCTETS_OF_AN_IMAGE;
  }

  /** Chooses between what an action leads to and its image. Whoever asks reads it at once. */
  choose(core: number, network: number, action: number): this {
    const coreThere = this.#imageOfCore(core);
    const isFirst = core < coreThere || (core === coreThere && network <= this.#imageOfNetwork(network));
    this.core = isFirst ? core : coreThere;
    this.network = isFirst ? network : this.#imageOfNetwork(network);
    this.action = isFirst ? action : action + SEEN;
    return this;
  }

  /** How many states it stands for: itself, and its image unless that is the same. */
  weight(core: number, network: number): 1 | 2 {
    return core === this.#imageOfCore(core) && network === this.#imageOfNetwork(network) ? 1 : 2;
  }

  /** The actions of these numbers, one after the other, without a mirror. */
  actions(numbers: readonly number[], value: (number: number) => Action): readonly Action[] {
    let seen = false;
    return numbers.map((number) => {
      const action = value(number % SEEN);
      const real = seen ? this.#parts.mirrored(action) : action;
      if (number >= SEEN) seen = !seen;
      return real;
    });
  }

  #imageOfCore(core: number): number {
    const known = this.#ofCores[core];
    if (known !== undefined) return known;
    const { local, whole, places, mirrored } = this.#parts;
    const cores = this.#cores;
    const [seatA, seatB] = cores.seats(core);
    const memories = new Int32Array(cores.width);
    cores.readMemories(core, memories);
    whole.mirror(memories, cores.memories, mirrored);
    const spent = this.#purse.exchanged(cores.spent(core), places);
    const [toA, toB] = [local.mirror(seatB, mirrored), local.mirror(seatA, mirrored)];
    cores.key.set(memories.subarray(cores.memories), cores.memories);
    return this.#pair(this.#ofCores, core, cores.find(toA, toB, spent));
  }

  #imageOfNetwork(network: number): number {
    const known = this.#ofNetworks[network];
    if (known !== undefined) return known;
    const { networks, mirrored } = this.#parts;
    return this.#pair(this.#ofNetworks, network, networks.mirror(network, mirrored));
  }

  #pair(images: number[], one: number, image: number): number {
    images[one] = image;
    images[image] = one;
    return image;
  }
}
