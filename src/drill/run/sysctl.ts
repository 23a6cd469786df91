/** Shell lines that set a switch of the profile; the others are noted, and nothing is done. */
import type { Profile } from "../../model/profile.ts";

/** What a script's shell lines have changed, and what of them was left out. */
export interface Setting {
  readonly profile: Partial<Profile>;
  readonly timestamps: boolean | undefined;
  readonly windowScaling: boolean | undefined;
  readonly rcvBuffer: number | undefined;
  readonly ignoresIcmp: boolean | undefined;
}

export const NO_SETTING: Setting = { profile: {}, timestamps: undefined, windowScaling: undefined, rcvBuffer: undefined, ignoresIcmp: undefined };

const ASSIGNMENT = /(?:\/proc\/sys\/)?\b((?:net|kern)[./][\w./]+)\s*=\s*"?(-?\d+)/g;
const ECHO = /echo\s+"?(-?\d+)"?\s*>\s*\/proc\/sys\/(net\/[\w/]+)/g;

/** The assignments in a shell line: `sysctl -w net.ipv4.tcp_rfc1337=1`, `echo 1 > /proc/sys/net/ipv4/tcp_rfc1337`. */
export const assignmentsOf = (text: string): readonly (readonly [string, number])[] => [
  ...[...text.matchAll(ASSIGNMENT)].map(([, name = "", value]) => [name.replaceAll("/", "."), Number(value)] as const),
  ...[...text.matchAll(ECHO)].map(([, value, name = ""]) => [name.replaceAll("/", "."), Number(value)] as const),
];

/** What one assignment means; undefined when nothing here corresponds to it. */
export const settingOf = (name: string, value: number, profile: Profile): Partial<Setting> | undefined => {
  const set = (changes: Partial<Profile>): Partial<Setting> => ({ profile: changes });
  switch (name) {
    case "net.ipv4.tcp_timestamps":
      return { timestamps: value !== 0 };
    case "net.ipv4.tcp_window_scaling":
      return { windowScaling: value !== 0 };
    case "net.inet.tcp.rfc1323":
      return { timestamps: value !== 0, windowScaling: value !== 0 };
    case "net.ipv4.tcp_syn_retries":
      return set({ r2Syn: (2 ** (value + 1) - 1) * profile.rtoInitial });
    case "net.ipv4.tcp_synack_retries":
    case "net.inet.tcp.syncache.rexmtlimit":
      return set({ synAckRetries: value });
    case "net.ipv4.tcp_retries2":
      return set({ r2: retriesTime(value, profile) });
    case "net.ipv4.tcp_rfc1337":
      return set({ resetInTimeWait: value === 0 ? "close" : "ignore" });
    case "net.ipv4.tcp_abort_on_overflow":
      return set({ acceptOverflow: value === 0 ? "ignore-ack" : "reset" });
    case "net.ipv4.tcp_syncookies":
    case "net.inet.tcp.syncookies":
      return set({ synCookies: value === 0 ? "never" : value === 1 ? "when-full" : "always" });
    case "net.ipv4.tcp_invalid_ratelimit":
      return set({ challengeLimit: value === 0 ? undefined : { count: 1, interval: value } });
    case "net.ipv4.tcp_max_syn_backlog":
      return set({ synBacklog: value });
    case "net.inet.tcp.insecure_rst":
      return set({ resetAcceptance: value === 0 ? "exact" : "in-window" });
    case "net.inet.tcp.insecure_syn":
      return set({ synInSynchronized: value === 0 ? "challenge-ack" : "reset" });
    case "net.inet.tcp.insecure_ack":
      return set({ ackRangeCheck: value === 0 });
    case "net.inet.tcp.drop_synfin":
      return set({ synFinInListen: value === 0 ? "queue-fin" : "drop" });
    case "net.inet.tcp.msl":
      return set({ msl: value });
    case "net.inet.tcp.rexmit_initial":
      return set({ rtoInitial: value });
    case "net.inet.tcp.rexmit_min":
      return set({ rtoMin: value });
    case "net.inet.tcp.keepinit":
      return set({ r2Syn: value });
    case "net.ipv4.tcp_rto_max_ms":
      return set({ rtoMax: value });
    case "net.inet.tcp.icmp_may_rst":
      return { ignoresIcmp: value === 0 };
    case "net.inet.tcp.recvspace":
      return { rcvBuffer: value };
    default:
      return undefined;
  }
};

/** Whether a shell line has a packet filter drop something; the line that takes such a rule away again has no need to be known. */
export const isFilter = (text: string): boolean => /\b(?:ip6?tables|xtables|nft|ipfw|pfctl)\b.*\b(?:drop|reject|deny|block)\b/is.test(text) && !/\s(?:-D|delete)\s/.test(text);

/** Whether a switch is set otherwise than it already is. */
export const alters = (setting: Partial<Setting> | undefined, profile: Profile): boolean => {
  const held = new Map<string, unknown>(Object.entries(profile));
  return Object.entries(setting?.profile ?? {}).some(([name, value]) => JSON.stringify(held.get(name)) !== JSON.stringify(value));
};

/** How long it takes to send a segment `count` times again and to wait once more, from Linux's smallest RTO on. */
const retriesTime = (count: number, { rtoMin, rtoMax }: Profile): number => {
  let time = 0;
  for (let i = 0; i <= count; i++) time += Math.min(rtoMax, rtoMin * 2 ** i);
  return time;
};
