/**
 * A verification as JUnit XML, which CI systems read: a suite for each scope, a case for each property. No times are told,
 * so that the same run gives the same file.
 */
import type { PropertyReport, VerifyReport } from "./schema.ts";
import { xmlAttribute, xmlText } from "./exports/xml.ts";

const SCOPES = ["connection", "endpoint", "listener", "isn"] as const satisfies readonly PropertyReport["scope"][];

export const junitXml = ({ run, tool, properties }: VerifyReport): string => {
  const name = `synproof ${run.variant ?? "correct model"}`;
  const suites = SCOPES.flatMap((scope) => {
    const own = properties.filter((property) => property.scope === scope);
    return own.length === 0 ? [] : [suite(scope, own, { ...run, version: tool.version })];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${xmlAttribute(name)}" ${counts(properties)}>
${suites.join("")}</testsuites>
`;
};

type Facts = VerifyReport["run"] & { readonly version: string };

const suite = (scope: PropertyReport["scope"], properties: readonly PropertyReport[], facts: Facts): string => {
  const entries = { version: facts.version, variant: facts.variant ?? "", profile: facts.profile, seed: facts.seed, runs: facts.runs, command: facts.command };
  return `  <testsuite name="${scope}" ${counts(properties)}>
    <properties>
${Object.entries(entries).map(([name, value]) => `      <property name="${name}" value="${xmlAttribute(String(value))}"/>\n`).join("")}    </properties>
${properties.map((property) => testcase(property, facts)).join("")}  </testsuite>
`;
};

const counts = (properties: readonly PropertyReport[]): string => {
  const having = (verdict: PropertyReport["verdict"]): number => properties.filter((property) => property.verdict === verdict).length;
  return `tests="${properties.length}" failures="${having("violated")}" errors="${having("inconclusive")}" skipped="${having("not-exercised")}"`;
};

const testcase = (property: PropertyReport, { variant }: Facts): string => {
  const classname = `synproof.${variant ?? "correct-model"}.${property.scope}`;
  const head = `    <testcase classname="${xmlAttribute(classname)}" name="${xmlAttribute(`${property.id}: ${property.title}`)}"`;
  const outcome = outcomeOf(property);
  return outcome === "" ? `${head}/>\n` : `${head}>\n      ${outcome}\n    </testcase>\n`;
};

const outcomeOf = (property: PropertyReport): string => {
  switch (property.verdict) {
    case "holds":
      return "";
    case "violated": {
      const { counterexample } = property;
      if (counterexample === undefined) return '<failure type="violated"/>';
      const { because, failedAt, replay, foundAtRun } = counterexample;
      const steps = counterexample.rows.map(({ step, action }) => `${step + 1}. ${action}`);
      const told = [`Step ${failedAt + 1}: ${because}`, "", ...steps, "", `Found at run ${foundAtRun}.`, `Replay: ${replay.command}`].join("\n");
      return `<failure type="violated" message="${xmlAttribute(because)}">${xmlText(told)}</failure>`;
    }
    case "inconclusive":
      return '<error type="inconclusive" message="ended before all runs were done"/>';
    case "not-exercised":
      return '<skipped message="never exercised: nothing is known of it"/>';
    default:
      return property.verdict satisfies never;
  }
};
