/** A set of planted faults that notices when one of them is asked for: where none is, a step is the correct model's. */
import type { FaultId } from "../../model/faults.ts";
import type { Subject } from "../../properties/arbitraries/schedule-type.ts";

export class AskedFaults extends Set<FaultId> {
  /** Every fault that was ever asked for, planted or not. */
  readonly asked = new Set<FaultId>();
  #met = false;

  override has(fault: FaultId): boolean {
    this.asked.add(fault);
    const planted = super.has(fault);
    this.#met ||= planted;
    return planted;
  }

  /** Whether a planted fault was asked for since this was last called. */
  met(): boolean {
    const met = this.#met;
    this.#met = false;
    return met;
  }
}

/** The same subject, with faults that notice. */
export const noticing = (subject: Subject): { readonly subject: Subject; readonly faults: AskedFaults } => {
  const faults = new AskedFaults(subject.profile.faults);
  return { subject: { ...subject, profile: { ...subject.profile, faults } }, faults };
};
