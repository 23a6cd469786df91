/** What each profile is, in Chinese. */
import type { ProfileName } from "../../../model/profiles.ts";

export const PROFILES_ZH: Readonly<Record<ProfileName, string>> = {
  rfc9293: "RFC 9293 加上 RFC 5961 和 RFC 6191，歧义按 docs/rfc-notes.md 的建议处理",
  rfc793: "RFC 5961 之前：经 RFC 1122 修订的 RFC 793",
  rfc1337: "RFC 9293 加上 RFC 1337 的第一项修正：TIME-WAIT 中忽略 RST",
  linux: "Linux 6：TIME-WAIT 为 60 秒，半双工关闭，自己的重传次数和队列",
  freebsd: "FreeBSD：TIME-WAIT 中静默拒绝，队列满时用 SYN cookie",
};
