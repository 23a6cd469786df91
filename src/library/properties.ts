/** `synproof/properties`: what is asked of every step, the clauses it comes from, and how to ask something else. */
export { CONNECTION_PROPERTIES } from "../properties/connection/index.ts";
export { ENDPOINT_PROPERTIES } from "../properties/endpoint/index.ts";
export { ISN_PROPERTIES } from "../properties/isn/index.ts";
export { LISTENER_PROPERTIES } from "../properties/listener/index.ts";
export { onBothEnds } from "../properties/both-ends.ts";
export { ALL_PROPERTIES, type PropertyFacts } from "../properties/index.ts";
export { ruling } from "../properties/oracle/oracle.ts";
export type { Expected } from "../properties/oracle/expected.ts";
export { OK, broken, property, stateless, type Definition, type Judgement, type Kind, type Property, type Scope } from "../properties/property.ts";
