/** A flood that the reader turns up. */
import { useMemo, useState } from "preact/hooks";
import type { Peer } from "../../../../model/listener-types.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { traceHref } from "../../links.ts";
import { ACCEPT_ROOM, HALF_OPEN_ROOM, MOST_FORGED, playFlood, type ClientFate } from "./flood.ts";
import { Slider } from "./slider.tsx";
import { Switch } from "./switch.tsx";

const FATES = {
  waits: { mark: "✓", tone: "good", words: "lessons.fate-waits" },
  believes: { mark: "◐", tone: "unsure", words: "lessons.fate-believes" },
  refused: { mark: "✗", tone: "bad", words: "lessons.fate-refused" },
  unanswered: { mark: "…", tone: "bad", words: "lessons.fate-unanswered" },
} as const satisfies Readonly<Record<ClientFate, unknown>>;

export function Flood() {
  const { t } = useI18n();
  const [forged, turn] = useState(6);
  const [cookies, setCookies] = useState<"off" | "on">("off");
  const [overflow, setOverflow] = useState<"ignore-ack" | "reset">("ignore-ack");
  const { halfOpen, acceptQueue, clients, dropped, cookies: answered, trace } = useMemo(() => playFlood({ forged, cookies: cookies === "on", overflow }), [forged, cookies, overflow]);
  return (
    <div class="lessons-toy card">
      <Slider label={t("lessons.forged")} value={forged} most={MOST_FORGED} onTurn={turn} />
      <div class="lessons-switches">
        <Switch label={t("lessons.cookies")} value={cookies} onChoose={setCookies} options={[{ value: "off", name: t("lessons.cookies-off") }, { value: "on", name: t("lessons.cookies-on") }]} />
        <Switch label={t("lessons.overflow")} value={overflow} onChoose={setOverflow} options={[{ value: "ignore-ack", name: t("lessons.overflow-ignore") }, { value: "reset", name: t("lessons.overflow-reset") }]} />
      </div>
      <div class="lessons-queues">
        <Queue name={t("lessons.half-open")} room={HALF_OPEN_ROOM} peers={halfOpen} />
        <Queue name={t("lessons.accept")} room={ACCEPT_ROOM} peers={acceptQueue} />
      </div>
      <h3>{t("lessons.clients")}</h3>
      <ul class="lessons-clients">
        {clients.map(({ peer, fate }) => (
          <li key={peer}>
            <span class={`badge ${FATES[fate].tone}`}><span class="badge-mark" aria-hidden="true">{FATES[fate].mark}</span> <span lang="en">{peer}</span></span> <span>{t(FATES[fate].words)}</span>
          </li>
        ))}
      </ul>
      <p role="status">{t("lessons.flood-says", dropped, answered)}</p>
      <p class="lessons-follow"><a href={traceHref(trace)}>{t("lessons.see-run")}</a></p>
    </div>
  );
}

function Queue({ name, room, peers }: { readonly name: string; readonly room: number; readonly peers: readonly Peer[] }) {
  const { t } = useI18n();
  return (
    <div role="group" aria-label={name}>
      <h3>{name}</h3>
      <p class="unseen">{t("lessons.filled", peers.length, room)}</p>
      <div class="lessons-slots" lang="en">
        {Array.from({ length: room }, (_, i) => {
          const peer = peers[i];
          return <span key={i} class={peer === undefined ? "empty" : peer.startsWith("C") ? "honest" : "forged"}>{peer ?? ""}</span>;
        })}
      </div>
    </div>
  );
}
