/** What is too wide for the page scrolls inside itself, by keyboard too. */
import type { ComponentChildren } from "preact";

export const Scroller = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <div class="scroller" role="group" aria-label={label} tabIndex={0}>{children}</div>
);
