/** Where the reader is in a run: by slider, button and key, or playing by itself. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Between two steps of a run that plays by itself, ms: long enough to read a line. */
const BEAT = 1_100;

export interface Stepping {
  /** Steps taken: 0 before anything happened, up to `all`. */
  readonly taken: number;
  readonly all: number;
  readonly playing: boolean;
  /** Steps taken as of now, also before what follows from the last key is drawn. */
  readonly here: () => number;
  readonly go: (taken: number) => void;
  readonly togglePlay: () => void;
}

/**
 * @param told of every change.
 * @param held where the reader is, when somebody else keeps that.
 */
export function useStepping(all: number, start: number, told?: (taken: number) => void, held?: number): Stepping {
  const [at, setAt] = useState(start);
  const [playing, setPlaying] = useState(false);
  const taken = Math.min(held ?? at, all);
  const now = useRef(taken);
  now.current = taken;
  const move = (to: number): void => {
    const within = Math.max(0, Math.min(all, to));
    now.current = within;
    setAt(within);
    told?.(within);
  };
  useEffect(() => {
    if (!playing) return undefined;
    if (taken >= all) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => move(taken + 1), BEAT);
    return () => clearTimeout(timer);
  });
  return {
    taken, all, playing,
    here: () => now.current,
    go: (to) => { setPlaying(false); move(to); },
    togglePlay: () => {
      if (!playing && taken >= all) move(0);
      setPlaying(!playing);
    },
  };
}

const OWN_KEYS = "input:not([type=range]), select, textarea, [contenteditable]";
const PRESSED_BY_SPACE = "button, summary, a, input, select, textarea";

/** ← → Home End and Space. Returns whether the key was one of them, and meant. */
export function stepByKey(event: KeyboardEvent, { here, all, go, togglePlay }: Stepping): boolean {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest(OWN_KEYS) !== null && target !== undefined) return false;
  const to = { ArrowLeft: here() - 1, ArrowRight: here() + 1, Home: 0, End: all }[event.key];
  if (to !== undefined) go(to);
  else if (event.key === " " && target?.closest(PRESSED_BY_SPACE) === null) togglePlay();
  else return false;
  event.preventDefault();
  return true;
}

/** Whether the focus is on nothing that has keys of its own: the page, or what the reader was led to. */
export const isIdle = ({ target }: KeyboardEvent): boolean => target === document.body || (target instanceof HTMLElement && target.matches("main, [data-arrival]"));

/** For the one stepper that a page is about: its keys also work where nothing else has the focus. */
export function usePageKeys(stepping: Stepping, wanted: boolean): void {
  // In time for a key that is pressed as soon as the page is there.
  useLayoutEffect(() => {
    if (!wanted) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (isIdle(event)) stepByKey(event, stepping);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}
