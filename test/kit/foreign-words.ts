/** Words of English in a Chinese text that are no terms of the field. */

/** Names that stay as they are: of programs, formats, calls of the sockets interface, and what the field itself writes in English. */
const TERMS = new Set(`
  accept held received queue backlog cookie cookies challenge close shutdown listen netstat tcpdump queue vitest npx npm synproof issue pull request report json docs src main trace md html ts pcap schema
  rfc tcb token true false object null ms ok lwip libslirp smoltcp picotcp gvisor packetdrill demikernel mirage tcpip tricep paws linux freebsd https tls
`.trim().split(/\s+/));

/** The term itself behind its translation, a value of several parts, a name of ours (`no-two-way-acceptance`, `syn-sent.syn`), a path, a command's option, a field of a record (`sndWl1`). */
const NAMES = /（[A-Za-z\d ]+）|\[[^[\]]*\]|\{[^{}]*\}|[\w.]*[a-z\d]+(?:[-./_=][\w*+]+)+|\b[a-z]+(?:[A-Z]\w*)+|--\w+|\b\w*\d\w*\b|[“"<`][^“”"<>`]*[”">`]/g;

/** What is left are words that begin small: names of people and projects begin with a capital. */
export const foreignWords = (text: string): readonly string[] =>
  (text.replaceAll(NAMES, " ").match(/(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])/g) ?? []).filter((word) => !TERMS.has(word));
