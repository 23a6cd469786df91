/** A listener run that a test walks through step by step. */
import { expect } from "vitest";
import type { FaultId } from "../../src/model/faults.ts";
import { calmListenerAction } from "../../src/model/listener/play.ts";
import { initialListener, stepListener } from "../../src/model/listener.ts";
import type { ListenerAction, ListenerSettings, ListenerSetup, ListenerStep, ListenerWorld, Peer } from "../../src/model/listener-types.ts";
import { PROFILES, type ProfileName } from "../../src/model/profiles.ts";
import { seq } from "../../src/model/seq.ts";

export const setupOf = (settings: ListenerSettings = {}, named: ProfileName = "rfc9293", faults: readonly FaultId[] = []): ListenerSetup => {
  const claimed = { ...PROFILES[named].profile, ...settings };
  return { claimed, profile: { ...claimed, faults: new Set(faults) }, isn: seq(7) };
};

export class Walk {
  world: ListenerWorld;
  at = 0;
  readonly steps: ListenerStep[] = [];
  readonly setup: ListenerSetup;

  constructor(setup: ListenerSetup) {
    this.setup = setup;
    this.world = initialListener(setup);
  }

  /** @throws when the action is not possible: a test that asks for it is wrong. */
  do(action: ListenerAction): ListenerStep {
    const step = stepListener(this.setup, this.world, action);
    if (step === undefined) throw new Error(`not possible: ${JSON.stringify(action)}; in flight: ${this.inFlight().join(", ")}`);
    this.world = step.after;
    this.at += step.elapsed;
    this.steps.push(step);
    return step;
  }
  deliver(segment: string): ListenerStep {
    return this.do({ do: "deliver", segment });
  }
  /** A host connects, and nothing is lost. */
  connect(peer: Peer): void {
    this.do({ do: "connect", peer });
    this.deliver(`${peer} SYN 0`);
    this.deliver(`L>${peer} SYN,ACK 0/1`);
    this.deliver(`${peer} ACK 1/1`);
  }
  spoof(...peers: readonly Peer[]): void {
    for (const peer of peers) this.do({ do: "spoof", peer });
  }
  /** Time passes until `at` ms since the start; segments stay where they are. */
  until(at: number): void {
    for (let i = 0; this.at < at; i++) {
      if (i > 1_000) throw new Error(`time stands still at ${this.at}`);
      this.do({ do: "elapse", ms: at - this.at });
    }
  }
  /** The network is fair and the user accepts, until nothing is left to happen. */
  calm(): void {
    for (let i = 0; i < 500; i++) {
      const action = calmListenerAction(this.world);
      if (action === undefined) return;
      this.do(action);
    }
    throw new Error("it does not come to rest");
  }

  inFlight(): readonly string[] {
    return this.world.network.map(({ name }) => name);
  }
  halfOpen(): readonly Peer[] {
    return this.world.halfOpen.map(({ peer }) => peer);
  }
  waiting(): readonly Peer[] {
    return this.world.acceptQueue.map(({ peer }) => peer);
  }
  accepted(): readonly Peer[] {
    return this.world.accepted.map(({ peer }) => peer);
  }
  client(peer: Peer): string {
    return this.world.clients.find((client) => client.peer === peer)?.tcb.state ?? "CLOSED";
  }
  /** When segments of that name were sent, ms since the start. */
  timesOf(name: string): readonly number[] {
    let at = 0;
    return this.steps.flatMap((step) => {
      at += step.elapsed;
      return step.sent.filter((passing) => passing.name === name).map(() => at);
    });
  }
}

export const expectRules = (step: ListenerStep, ...rules: readonly string[]): void => expect(step.rules).toEqual(rules);
