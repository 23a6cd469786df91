/** Departures that every stack we drive shares. */
import type { Deviation } from "./stack.ts";

export const NO_COMPARTMENTS: Deviation = {
  id: "no-compartments",
  title: "Security compartments are not looked at.",
  source: "RFC 9293 Appendix A.1: \"these mechanisms … are not widely implemented\"",
  shows: ({ event }) => event.kind === "segment" && event.segment.security !== undefined,
};

export const NO_URGENT: Deviation = {
  id: "urgent-text-is-text",
  title: "Urgent text is handed over like any other; nobody is told.",
  source: "the interface of the stack; RFC 6093 discourages its use",
  shows: ({ event }) => event.kind === "segment" && event.segment.urg !== undefined,
};
