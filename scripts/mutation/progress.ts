/** What is printed while mutants are tried: each that survives, and now and then how far it is. */
import { relative } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";
import { PluginKind, declareClassPlugin } from "@stryker-mutator/api/plugin";
import type { MutationTestingPlanReadyEvent, Reporter } from "@stryker-mutator/api/report";
import { isAlive } from "./verdict.ts";

const EVERY_MS = 30_000;

class Progress implements Reporter {
  #all = 0;
  #tried = 0;
  #alive = 0;
  #said = 0;
  readonly #begun = Date.now();

  onMutationTestingPlanReady({ mutantPlans }: MutationTestingPlanReadyEvent): void {
    this.#all = mutantPlans.length;
  }

  onMutantTested(mutant: MutantResult): void {
    const { status, location: { start } } = mutant;
    this.#tried++;
    if (isAlive(mutant)) {
      this.#alive++;
      console.log(`${status}: ${relative("", mutant.fileName)}:${start.line} ${mutant.mutatorName} → ${mutant.replacement.replaceAll(/\s+/g, " ").slice(0, 100)}`);
    }
    if (Date.now() - this.#said < EVERY_MS) return;
    this.#said = Date.now();
    console.log(`${this.#tried} of ${this.#all} mutants, ${this.#alive} alive, ${Math.round((this.#said - this.#begun) / 60_000)} min`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, "survivors", Progress)];
