/** The TCP of this machine, captured as it talks: needs tcpdump and the right to capture. */
import { describe, expect, test } from "vitest";
import { CONVERSATIONS } from "./conversations.ts";
import { followFile } from "./kit.ts";
import { record, recordSilence, whyNoCapture } from "./record.ts";
import { THOROUGH } from "../kit/thorough.ts";

const why = whyNoCapture();
const needed = process.env["CI"] === "true";
if (why !== undefined && !needed) process.stderr.write(`Not captured: ${why}.\n`);

const OPENED: Readonly<Record<string, string>> = { refused: "refused" };
const CLOSED: Readonly<Record<string, string>> = { refused: "reset", reset: "reset" };

describe.runIf(why === undefined || needed)("connections of this machine, captured on loopback", () => {
  test("all conform, and are what they were", async () => {
    const begun = await Promise.all(Object.entries(CONVERSATIONS).map(async ([name, begin]) => ({ name, conversation: await begin() })));
    const filter = begun.map(({ conversation: { port } }) => `tcp port ${port}`).join(" or ");
    const talk = async (): Promise<void> => {
      for (const { conversation } of begun) await conversation.talk();
    };
    // On all interfaces at once the link is another: Linux cooked.
    let cooked: Uint8Array = new Uint8Array(0);
    const file = await record("lo", filter, async () => {
      cooked = await record("any", filter, talk);
    });
    for (const [device, found] of [["lo", followFile(file)], ["any", followFile(cooked)]] as const) {
      for (const { name, conversation: { port } } of begun) {
        const connection = found.find(({ ends }) => ends[1].port === port);
        expect({ device, name, ...connection }).toMatchObject({ device, name, verdict: "conforms", position: "loopback", opened: OPENED[name] ?? "by three segments", closed: CLOSED[name] ?? "in order" });
      }
    }
  });

  // Its five seconds are spent waiting.
  test.runIf(THOROUGH)("a SYN to a silent address is sent again, and times out", (context) => {
    const file = recordSilence();
    if (file === undefined && !needed) context.skip("no network namespace can be made here");
    expect(file === undefined ? [] : followFile(file)).toMatchObject([{ verdict: "conforms", opened: "timed out" }]);
  });
});
