/** A segment that nobody sends: SEQ, ACK and control bits by choice, each number told by what it lies next to. */
import { useState } from "preact/hooks";
import type { Peer } from "../../../model/listener-types.ts";
import type { Forged, Position, Side } from "../../../model/world-types.ts";
import { positionWords } from "../../../trace/words.ts";
import { useI18n } from "../i18n/i18n.tsx";
import type { Language } from "../i18n/language.ts";
import type { Move } from "./taken.ts";
import { positionWordsZh } from "./words.zh.ts";

const BASES = ["rcvNxt", "rcvEdge", "sndUna", "sndNxt", "iss", "irs", "peerIss", "zero"] as const satisfies readonly Position["at"][];
const NONE = "none";

const baseName = (at: Position["at"], language: Language): string => (language === "zh" ? positionWordsZh : positionWords)({ at, plus: 0 });
const inRange = (n: number, least: number): boolean => Number.isInteger(n) && n >= least && n <= 0xffff_ffff;

interface FormProps {
  readonly targets: readonly string[];
  /** To the listener, in the name of a peer; else to one of two ends. */
  readonly listener: boolean;
  readonly onTake: (move: Move) => void;
}

export function ForgeForm({ targets, listener, onTake }: FormProps) {
  const { t } = useI18n();
  const [to, setTo] = useState(targets[0] ?? "");
  const [bits, setBits] = useState<Readonly<Record<"syn" | "fin" | "rst", boolean>>>({ syn: true, fin: false, rst: false });
  const [seq, setSeq] = useState<Position>({ at: "peerIss", plus: 0 });
  const [ack, setAck] = useState<Position>();
  const [octets, setOctets] = useState(0);
  const target = targets.includes(to) ? to : (targets[0] ?? "");
  const valid = inRange(seq.plus, -0xffff_ffff) && (ack === undefined || inRange(ack.plus, -0xffff_ffff)) && inRange(octets, 0) && octets <= 1_000;
  const send = (event: Event): void => {
    event.preventDefault();
    if (!valid) return;
    const forged: Forged = {
      seq, ...(ack === undefined ? {} : { ack }),
      ...(bits.syn ? { syn: true } : {}), ...(bits.fin ? { fin: true } : {}), ...(bits.rst ? { rst: true } : {}), ...(octets > 0 ? { octets } : {}),
    };
    // The targets are sides of a connection, or peers of a listener.
    onTake(listener ? { do: "inject", peer: target as Peer, forged } : { do: "inject", to: target as Side, forged });
  };
  return (
    <form class="run-forge" onSubmit={send}>
      <label><span>{listener ? t("run.in-name-of") : t("run.inject-to")}</span>
        <select value={target} onChange={(event) => setTo(event.currentTarget.value)}>{targets.map((one) => <option key={one} value={one}>{one}</option>)}</select>
      </label>
      <fieldset><legend>{t("run.bits")}</legend>
        {(["syn", "fin", "rst"] as const).map((bit) => (
          <label key={bit} class="run-bit"><input type="checkbox" checked={bits[bit]} onChange={(event) => setBits({ ...bits, [bit]: event.currentTarget.checked })} /> {bit.toUpperCase()}</label>
        ))}
      </fieldset>
      <Place label={t("run.seq")} value={seq} onChange={(position) => setSeq(position ?? seq)} />
      <Place label={t("run.ack")} value={ack} onChange={setAck} none={t("run.no-ack")} />
      <label><span>{t("run.text")}</span><input type="number" min={0} max={1_000} value={octets} onInput={(event) => setOctets(Number(event.currentTarget.value))} /></label>
      <button type="submit" disabled={!valid}>{t("run.inject-it")}</button>
    </form>
  );
}

interface PlaceProps {
  readonly label: string;
  readonly value: Position | undefined;
  readonly onChange: (position: Position | undefined) => void;
  /** What stands for no number at all, where that is a choice. */
  readonly none?: string;
}

function Place({ label, value, onChange, none }: PlaceProps) {
  const { t, language } = useI18n();
  const choose = (at: string): void => {
    const base = BASES.find((one) => one === at);
    onChange(base === undefined ? undefined : { at: base, plus: value?.plus ?? 0 });
  };
  return (
    <fieldset><legend>{label}</legend>
      <select aria-label={label} value={value?.at ?? NONE} onChange={(event) => choose(event.currentTarget.value)}>
        {none !== undefined && <option value={NONE}>{none}</option>}
        {BASES.map((base) => <option key={base} value={base}>{baseName(base, language)}</option>)}
      </select>
      {value !== undefined && <label class="run-inline">{t("run.plus")} <input type="number" value={value.plus} onInput={(event) => onChange({ ...value, plus: Number(event.currentTarget.value) })} /></label>}
    </fieldset>
  );
}
