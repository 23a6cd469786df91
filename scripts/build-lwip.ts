/**
 * `npm run build:lwip`: lwIP from Debian's source package, compiled to build/lwip.wasm. Nothing of the machine is changed: the
 * lists of source packages are fetched into a folder of our own, from wherever the machine's apt gets its packages.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const WORK = resolve("build/lwip-source");
const TARGET = resolve("build/lwip.wasm");
const LICENCE = resolve("build/lwip-licence.txt");
const GLUE = resolve("src/stacks/lwip/c");
const APT = "/etc/apt";

const CORE = ["init", "def", "inet_chksum", "ip", "mem", "memp", "netif", "pbuf", "tcp", "tcp_in", "tcp_out"];
const IPV4 = ["ip4", "ip4_addr", "ip4_frag", "icmp"];

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const fail = (text: string): never => {
  say(`lwIP is not built: ${text}`);
  process.exit(1);
};
const has = (tool: string): boolean => spawnSync(tool, ["--version"], { stdio: "ignore" }).status === 0;

/** The machine's own package sources, asked for source packages instead. */
const sourceLists = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  const listed = existsSync(join(APT, "sources.list")) ? [join(APT, "sources.list")] : [];
  const parts = existsSync(join(APT, "sources.list.d")) ? readdirSync(join(APT, "sources.list.d")).map((name) => join(APT, "sources.list.d", name)) : [];
  for (const [i, path] of [...listed, ...parts].entries()) {
    const text = readFileSync(path, "utf8");
    if (path.endsWith(".sources")) writeFileSync(join(folder, `${i}.sources`), text.replace(/^Types:.*$/gm, "Types: deb-src"));
    else if (path.endsWith(".list")) writeFileSync(join(folder, `${i}.list`), text.replace(/^\s*deb\s/gm, "deb-src "));
  }
};

/** Debian's source package, unpacked. */
const fetchSource = (): string => {
  const unpacked = join(WORK, "lwip");
  if (existsSync(join(unpacked, "src/core/tcp.c"))) return unpacked;
  for (const [tool, packages] of [["apt-get", "apt"], ["dpkg-source", "dpkg-dev"]] as const) if (!has(tool)) fail(`there is no ${tool} (apt-get install ${packages})`);
  rmSync(WORK, { recursive: true, force: true });
  sourceLists(join(WORK, "sources"));
  for (const folder of ["lists/partial", "cache/archives/partial"]) mkdirSync(join(WORK, folder), { recursive: true });
  const options = ["-qq", "-o", "Dir::Etc::SourceList=/dev/null", "-o", `Dir::Etc::SourceParts=${WORK}/sources`, "-o", `Dir::State::Lists=${WORK}/lists`, "-o", `Dir::Cache=${WORK}/cache`];
  for (const words of [["update"], ["source", "--download-only", "lwip"]]) {
    const { status, stderr } = spawnSync("apt-get", [...options, ...words], { cwd: WORK, encoding: "utf8" });
    if (status !== 0) fail(`apt-get ${words.join(" ")} failed: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  }
  const description = readdirSync(WORK).find((name) => name.endsWith(".dsc"));
  if (description === undefined) return fail("apt-get brought no source package lwip");
  execFileSync("dpkg-source", ["--no-check", "-x", description, "lwip"], { cwd: WORK, stdio: "ignore" });
  for (const used of ["lists", "cache", "sources"]) rmSync(join(WORK, used), { recursive: true, force: true });
  return unpacked;
};

const compile = (source: string): void => {
  const core = join(source, "src/core");
  const files = [join(GLUE, "glue.c"), ...CORE.map((name) => join(core, `${name}.c`)), ...IPV4.map((name) => join(core, "ipv4", `${name}.c`))];
  const { status, stderr } = spawnSync("clang", [
    "--target=wasm32-wasi", "-Os", "-ffreestanding", "-nostdlib",
    "-Wl,--no-entry", "-Wl,--strip-all", "-Wl,--allow-undefined", "-Wl,-z,stack-size=32768",
    `-I${GLUE}`, `-I${join(source, "src/include")}`, "-isystem", "/usr/include/wasm32-wasi", "-L/usr/lib/wasm32-wasi",
    "-o", TARGET, ...files, "-lc",
  ], { encoding: "utf8" });
  if (status !== 0) fail(`clang says ${stderr.split("\n").find((line) => line.includes("error")) ?? `nothing, and ends with ${status}`} (needs clang, lld, wasi-libc, libclang-rt-14-dev-wasm32)`);
};

if (!has("clang") || !has("wasm-ld")) fail("there is no clang with wasm-ld (apt-get install clang lld wasi-libc libclang-rt-14-dev-wasm32)");
const source = fetchSource();
compile(source);
const version = /^lwip \(([^)]*)\)/m.exec(existsSync(join(source, "debian/changelog")) ? readFileSync(join(source, "debian/changelog"), "utf8") : "")?.[1] ?? "of unknown version";
// Both licences want to be told wherever the compiled form goes.
const licences = [join(source, "COPYING"), "/usr/share/doc/wasi-libc/copyright"].filter(existsSync);
writeFileSync(LICENCE, licences.map((path) => readFileSync(path, "utf8")).join(`\n${"-".repeat(80)}\n\n`));
say(`lwIP ${version}: ${TARGET}`);
