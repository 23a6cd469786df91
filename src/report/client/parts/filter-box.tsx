/** A box to search a list with, and what is left of the list. */
import { useI18n } from "../i18n/i18n.tsx";

export interface FilterBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onFilter: (text: string) => void;
  readonly shown: number;
  readonly all: number;
}

export function FilterBox({ label, value, onFilter, shown, all }: FilterBoxProps) {
  const { t } = useI18n();
  return (
    <label class="filter">
      <span>{label}</span>
      <input type="search" value={value} autocomplete="off" spellcheck={false} onInput={(event) => onFilter(event.currentTarget.value)} />
      <span class="hint" role="status">{t("parts.shown", shown, all)}</span>
    </label>
  );
}

/** Whether every word of the search occurs in one of the texts, whatever its case. */
export const matches = (search: string, ...texts: readonly string[]): boolean => {
  const text = texts.join("\n").toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
};
