import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaptureReport } from "../../src/report/captures/schema.ts";
import { capture, changed, FIELD, packetsIn, tcpAt } from "../captures/kit.ts";
import { run } from "../cli/fake.ts";
import { expectChinese } from "./chinese.ts";
import { describeInBrowser, expectSound, NARROW } from "./kit.ts";

describeInBrowser("captures that were checked", (pages) => {
  const folder = mkdtempSync(join(tmpdir(), "captures-"));
  let report: CaptureReport;
  beforeAll(async () => {
    const good = capture("client-closes-first");
    const synAck = packetsIn(good)[1] ?? expect.fail("no second packet");
    writeFileSync(join(folder, "<b>good.pcap"), good);
    writeFileSync(join(folder, "bad.pcap"), changed(good, tcpAt(synAck) + FIELD.ack + 3, 4));
    const { out } = await run(["check", "--json", join(folder, "<b>good.pcap"), join(folder, "bad.pcap")]);
    report = JSON.parse(out) as CaptureReport;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("a connection that violates is found, and its ladder says where; then the lessons", async () => {
    const opened = await pages.open("", { report });
    const { page } = opened;
    expect(await page.textContent(".lead")).toBe("1 connection conforms, 1 violates RFC 9293.");
    expect(await page.locator("h2").allTextContents()).toEqual([join(folder, "<b>good.pcap"), join(folder, "bad.pcap")]);
    await expectSound(opened);
    await page.click("tr:has-text('violates') a");
    await page.waitForSelector(".run-because");
    expect(await page.textContent(".run-because")).toContain("acknowledges-isn-plus-one");
    expect(await page.locator(".captures-rows tr.broken").textContent()).toContain("SYN,ACK");
    expect(await page.locator(".run-diagram .segment").count()).toBe(report.observed.files[1]?.connections[0]?.rows.length);
    await page.click(".captures-rows tr:nth-child(3) button");
    await expect.poll(() => page.locator(".captures-rows tr:nth-child(3).current").count()).toBe(1);
    await expectSound(opened);
    await page.click("nav a:has-text('Lessons')");
    await expect.poll(() => page.textContent("h1")).not.toBe("Connection 1");
  });

  test("on a telephone, in Chinese", async () => {
    const opened = await pages.open("#/captures/2/1", { report, width: NARROW, locale: "zh-CN", theme: "dark" });
    expect(await opened.page.textContent("h1")).toBe("连接 1");
    expect(await opened.page.textContent(".run-because")).toContain("确认了");
    await expectChinese(opened.page);
    await expectSound(opened);
  });
});
