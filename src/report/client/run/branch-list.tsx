/** All that was tried; each branch can be returned to. */
import { useI18n } from "../i18n/i18n.tsx";
import { listBranches, type Branches } from "./branches.ts";
import type { Move } from "./taken.ts";
import { moveWords } from "./words.ts";

export function BranchList({ branches, onShow }: { readonly branches: Branches<Move>; readonly onShow: (tip: number) => void }) {
  const { t, language } = useI18n();
  const list = listBranches(branches);
  if (list.length < 2) return null;
  return (
    <section class="run-branches" aria-label={t("run.branches")}>
      <h2>{t("run.branches")}</h2>
      <p class="hint">{t("run.branches-text")}</p>
      <ol>
        {list.map(({ tip, actions, shown, common }, i) => {
          const parts = actions[common];
          return (
            <li key={tip}>
              <button type="button" aria-pressed={shown} onClick={() => onShow(tip)}>{t("run.branch", i + 1)}</button>
              <span> {shown ? t("run.branch-shown") : parts === undefined ? t("run.branch-ends", common) : t("run.branch-parts", common, moveWords(parts, language))}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
