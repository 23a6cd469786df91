/** docs/stacks.md: its tables are what the sources say. */
import { NOT_IN_FULL } from "../src/stacks/judging.ts";
import { LATITUDES } from "../src/stacks/excuse.ts";
import { STACKS } from "../src/stacks/index.ts";
import type { Deviation, Stack } from "../src/stacks/stack.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

export const stacksPage = (): string => `# Real stacks

\`synproof stack NAME\` asks the properties of endpoints and connections of a running TCP implementation, shrinks what it finds, and reports as for the model.
Schedules, shrinking, ladders and replays are those of the model: src/stacks/follow.ts gives each event to the stack, asks the oracle which outcomes RFC 9293 allows, and lays what was seen over the one that comes closest.

| | |
|---|---|
| \`synproof stack\` | which stacks there are, and why one cannot be driven here |
| \`synproof stack lwip [--property ID…] [--runs N] [--seed S]\` | judges it; exit code 1 only for what is not known of it |
| \`synproof stack lwip --peer linux\` | connections between two of them, across a network that loses, duplicates and reorders |
| \`synproof stack --probes\` | the same forged segments for every stack that can be driven here, and for the model: the answers, side by side, and how long TIME-WAIT lasts: waited for where the clock is virtual, and of the kernel by its own timer |
| \`synproof differ A B\` | the shortest stimulus on which two of them answer differently; \`model\` and \`model:linux\` are the model |
| \`synproof replay TOKEN --stack NAME\` | plays a trace on a stack |

## Which there are

| stack | what it is | clock | needs |
|---|---|---|---|
| \`lwip\` | lwIP 2.1.3 compiled to WebAssembly from Debian's source package | virtual; byte for byte the same each time | \`npm run build:lwip\`, once: clang, lld, wasi-libc, libclang-rt-14-dev-wasm32, dpkg-dev |
| \`linux\` | the kernel at hand, over TUN, in network namespaces of its own: one for each end, in a child process | real: time that passes is cut short, so timers are not judged, and ISNs are the kernel's | root (or \`unshare -Urn\`, where /dev/net/tun may be opened), iproute2, koffi |
| \`slirp\` | libslirp, the TCP of 4.4BSD that QEMU's user networking has | virtual | libslirp0, koffi |

The tests of a stack that cannot be driven are skipped with a line that says why. One more is one file: [add-a-stack.md](add-a-stack.md).

## What is judged, and what is not

A property sees a stack from outside. What the stack does not show is presumed as the RFC would have it, in its favour. All properties of the scopes endpoint and connection are judged, but for these:

| property | | why |
|---|---|---|
${Object.entries(NOT_IN_FULL).map(([id, { how, why }]) => `| ${id} | ${how === "partly" ? "in part" : "not"} | ${cell(why)} |`).join("\n")}

And this is left alone whatever the property:

| latitude | |
|---|---|
${Object.entries(LATITUDES).map(([id, why]) => `| ${id} | ${cell(why)} |`).join("\n")}

## What is known of each

A deviation excuses what a property finds wrong with a step that shows it, and is counted. What each stack *claims*, where it departs from the profile rfc9293, is in its file, with the reason beside each switch.
${STACKS.map(deviationsOf).join("")}`;

const deviationsOf = ({ id, deviations }: Stack): string => `
### ${id}

| deviation | what it does | where |
|---|---|---|
${deviations.map(deviationRow).join("\n")}
`;

const deviationRow = ({ id, title, source, found, spoils }: Deviation): string =>
  `| ${id}${found === true ? " *(found by Synproof)*" : ""} | ${cell(title)}${spoils === true ? " The rest of such a run is not judged." : ""} | ${cell(source)} |`;
