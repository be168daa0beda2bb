import { useEffect, useId, useRef } from 'react';
import { isH5 } from './platform';

/** Where the focus was before each open layer, the latest first; the last resorts are those of the layers beneath. */
type Layer = { openers: readonly Element[] };
const layers: Layer[] = [];

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

const openersNow = (): Element[] => [
  ...(document.activeElement ? [document.activeElement] : []),
  ...(layers.at(-1)?.openers ?? []),
];

const focus = (element: Element | null | undefined): void => {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
};

const enter = (id: string): void => {
  const panel = document.getElementById(id);
  if (!panel || panel.contains(document.activeElement)) return;
  panel.tabIndex = -1;
  focus(panel);
};

/** Gives the focus back, unless it went elsewhere: to a layer that took the place of this one, or another page. */
const giveBack = ({ openers }: Layer): void => {
  if (isNowhere()) focus(openers.find(({ isConnected }) => isConnected));
};

/** While `open`, keyboard and reader are in the panel that carries what it answers; afterwards where they were. */
export const useLayerFocus = (open: boolean): { id?: string } => {
  const id = useId();
  const openers = useRef<readonly Element[]>();
  // before the panel is there: a field in it may take the focus as it comes
  if (isH5 && open) openers.current ??= openersNow();
  useEffect(() => {
    if (!isH5 || !open) return undefined;
    const layer: Layer = { openers: openers.current ?? [] };
    layers.push(layer);
    enter(id);
    return () => {
      openers.current = undefined;
      layers.splice(layers.indexOf(layer), 1);
      setTimeout(() => giveBack(layer));
    };
  }, [open, id]);
  // Taro would write an absent one as a word
  return isH5 ? { id } : {};
};
