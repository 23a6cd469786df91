/** The tables that give a report its words: what the ids in the results stand for. */
import type { ProfileName } from "../model/profiles.ts";
import type { Kind, Scope } from "../properties/property.ts";

export interface PropertyFacts {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly clause: string;
  readonly kind: Kind;
  readonly scope: Scope;
}

export interface VariantFacts {
  readonly title: string;
  readonly clause: string;
  readonly harm: string;
  readonly seen?: string;
  readonly caughtBy: readonly string[];
  readonly alsoBreaks?: readonly string[];
  readonly survives?: string;
}

export interface RuleFacts {
  readonly rfc: string;
  readonly req?: string;
  readonly says: string;
}

export interface Metadata {
  readonly properties: readonly PropertyFacts[];
  readonly variants: Readonly<Record<string, VariantFacts>>;
  readonly rules: Readonly<Record<string, RuleFacts>>;
  readonly profiles: Readonly<Record<ProfileName, { readonly title: string }>>;
}
