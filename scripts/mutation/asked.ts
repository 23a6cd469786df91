/**
 * The tests that are asked about a mutant of src/model, of those that cover it the fastest first.
 *
 * They are the ones that play the model directly, give it the same things to do every time, and keep nothing from one test to
 * the next. Left out are tests that spawn, listen or draw a page (they would take minutes for each mutant); hunts, which look
 * for planted faults and not for mutants; and what others ask more cheaply: test/pins/endpoint and switches see every
 * difference at the boundaries that the properties are asked at.
 */
export const ASKED: readonly string[] = [
  "test/model/calls",
  "test/model/endpoint",
  "test/model/gives-up",
  "test/model/isn",
  "test/model/listener-cookies",
  "test/model/listener-ends",
  "test/model/listener-ladder",
  "test/model/listener-overflow",
  "test/model/listener-queues",
  "test/model/listener-timers",
  "test/model/network",
  "test/model/octet",
  "test/model/reassembly",
  "test/model/seq",
  "test/model/settling",
  "test/pins/endpoint",
  "test/pins/listener",
  "test/pins/switches",
  "test/figures/figures",
  "test/regressions/regressions",
  "test/drill/scripts",
  "test/properties/oracle/circle",
  "test/properties/oracle/table-6",
  "test/properties/endpoint/back-off-and-r2",
  "test/properties/endpoint/further-steps",
  "test/properties/isn/isn-properties",
  "test/properties/listener/listener-properties",
  "test/properties/listener/listener-schedule",
].map((file) => `${file}.test.ts`);

/**
 * Of those files' tests the ones that look for planted faults, which are mutants made by hand; figures with one thing changed, for which the model is right; and
 * what looks back at the tests before it.
 */
export const NOT_ASKED = /faulty listeners|a figure with one thing changed|were seen/;
