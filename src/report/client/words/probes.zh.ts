/** The questions that stacks are asked, in Chinese, by id. A test holds the list to the probes. */
export const PROBES_ZH: Readonly<Record<string, string>> = {
  "old-syn": "ESTABLISHED 中的旧重复 SYN",
  "syn-in-window": "窗口之内的 SYN",
  "rst-in-window": "窗口之内、序号不精确的 RST",
  "rst-below-window": "低于窗口的 RST",
  "rst-exact": "位于 RCV.NXT 的 RST",
  "ack-of-unsent": "确认了未发送数据的 ACK",
  "text-without-ack": "不带 ACK 位的数据",
  "ack-outside-window": "握手的最后一个 ACK，在窗口之外",
  "new-syn-in-time-wait": "TIME-WAIT 中序号更高的新 SYN",
  "syn-in-window-in-time-wait": "TIME-WAIT 窗口之内的 SYN",
  "rst-in-time-wait": "TIME-WAIT 中的 RST",
  "simultaneous-open": "同时打开",
};
