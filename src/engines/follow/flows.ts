/** The connections that are followed, found by their sockets: once for each segment, so by numbers and by strings that are compared as they are, not put together. */
import type { Connection } from "./connection.ts";

type ByPorts = Map<number, Connection>;
type ByAddress = Map<string, ByPorts>;

export class Flows {
  /** The end whose address and port come first, then the other. */
  readonly #found = new Map<string, ByAddress>();
  /** In the order in which they began. */
  readonly #all = new Set<Connection>();

  get size(): number {
    return this.#all.size;
  }

  get oldest(): Connection | undefined {
    const [first] = this.#all;
    return first;
  }

  /** The one between two sockets, whichever way round. */
  get(source: string, sourcePort: number, destination: string, destinationPort: number): Connection | undefined {
    return isFirst(source, sourcePort, destination, destinationPort)
      ? this.#found.get(source)?.get(destination)?.get(portsOf(sourcePort, destinationPort))
      : this.#found.get(destination)?.get(source)?.get(portsOf(destinationPort, sourcePort));
  }

  /** Takes the place of one before it with the same sockets. */
  add(flow: Connection): void {
    const { address, other, ports } = placeOf(flow);
    const there = this.#found.get(address) ?? new Map<string, ByPorts>();
    const both = there.get(other) ?? new Map<number, Connection>();
    this.#found.set(address, there.set(other, both));
    const before = both.get(ports);
    if (before !== undefined) this.#all.delete(before);
    both.set(ports, flow);
    this.#all.add(flow);
  }

  /** @returns whether it was there. */
  delete(flow: Connection): boolean {
    if (!this.#all.delete(flow)) return false;
    const { address, other, ports } = placeOf(flow);
    const there = this.#found.get(address);
    const both = there?.get(other);
    both?.delete(ports);
    if (both?.size === 0) there?.delete(other);
    if (there?.size === 0) this.#found.delete(address);
    return true;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#all.values();
  }
}

const isFirst = (source: string, sourcePort: number, destination: string, destinationPort: number): boolean => source < destination || (source === destination && sourcePort <= destinationPort);

const portsOf = (one: number, other: number): number => (one << 16) | other;

const placeOf = ({ ends }: Connection): { readonly address: string; readonly other: string; readonly ports: number } => {
  const [a, b] = ends;
  const [one, two] = isFirst(a.address, a.port, b.address, b.port) ? [a, b] : [b, a];
  return { address: one.address, other: two.address, ports: portsOf(one.port, two.port) };
};
