/** `npx tsx test/captures/make.ts`: makes the captures of this folder anew, by the TCP of this machine. Needs the right to capture. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CONVERSATIONS } from "./conversations.ts";
import { record, recordSilence, whyNoCapture } from "./record.ts";

const why = whyNoCapture();
if (why !== undefined) throw new Error(why);
for (const [name, begin] of Object.entries(CONVERSATIONS)) {
  const { port, talk } = await begin();
  write(name, await record("lo", `tcp port ${port}`, talk));
}
const silence = recordSilence();
if (silence === undefined) throw new Error("no network namespace can be made, or no veth device in it");
write("silent-port", silence);

function write(name: string, capture: Uint8Array): void {
  writeFileSync(join(import.meta.dirname, `${name}.pcap`), capture);
  process.stdout.write(`${name}.pcap: ${capture.length} octets\n`);
}
