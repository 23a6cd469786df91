/** tcpdump around something that is done: a capture of what it put on the wire. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why nothing can be captured here; undefined when it can. */
export const whyNoCapture = (): string | undefined => {
  const { error, status, stderr } = spawnSync("tcpdump", ["-i", "lo", "-d", "tcp"], { encoding: "utf8" });
  if (error !== undefined) return "tcpdump is not installed";
  return status === 0 ? undefined : `tcpdump may not capture: ${stderr.trim().split("\n").at(-1) ?? ""}`;
};

export const record = async (device: string, filter: string, work: () => Promise<void>): Promise<Uint8Array> => {
  const folder = mkdtempSync(join(tmpdir(), "synproof-capture-"));
  const path = join(folder, "capture.pcap");
  const dump = spawn("tcpdump", ["-i", device, "--immediate-mode", "-U", "-n", "-s", "256", "-B", "4096", "-Z", "root", "-w", path, filter], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    await new Promise<void>((resolve, reject) => {
      let said = "";
      dump.stderr.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.includes("listening on")) resolve();
      });
      dump.on("error", reject);
      dump.on("exit", () => reject(new Error(`tcpdump ended: ${said}`)));
    });
    await work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const ended = new Promise((resolve) => dump.on("close", resolve));
    dump.kill("SIGINT");
    await ended;
    return new Uint8Array(readFileSync(path));
  } finally {
    dump.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A SYN to an address where nobody is, in a network of its own whose only way out leads to nobody. Takes some seconds. */
export const recordSilence = (): Uint8Array | undefined => {
  const script = [
    "ip link add hole type veth peer name nobody", "ip addr add 192.0.2.1/24 dev hole", "ip link set hole up", "ip link set nobody up",
    "ip neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev hole",
    "tcpdump -i hole --immediate-mode -U -n -Z root -w - tcp 2>/dev/null & dump=$!", "sleep 0.5",
    "timeout 4 bash -c 'exec 3<>/dev/tcp/192.0.2.2/80' 2>/dev/null", "sleep 0.3", "kill -INT $dump", "wait $dump", "true",
  ].join("\n");
  const { status, stdout } = spawnSync("unshare", ["--net", "bash", "-c", script], { maxBuffer: 1 << 20 });
  return status === 0 && stdout.length > 24 ? new Uint8Array(stdout) : undefined;
};
