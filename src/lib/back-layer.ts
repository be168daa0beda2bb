import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { isH5 } from './platform';

/**
 * In the browser "back" first closes what lies on top of the page: each open layer is one more entry of the history with
 * the page's own address. Taro's router must not hear of such a step, it would take it for leaving the page.
 */
type Layer = { close: () => void };
type Entry = { idx?: number; yimaLayer?: number } | null;

const layers: Layer[] = [];
/** a step back of our own is due or under way */
let settling = false;
let waiting: (() => void)[] = [];
/** A browser that does not answer a step back must not hold the app up. */
const PATIENCE_MS = 500;
let impatient: ReturnType<typeof setTimeout> | undefined;
let watching = false;
let here: { idx: number | undefined; href: string } | undefined;

const entry = (): Entry => window.history.state as Entry;
const depthOf = (state: Entry): number => state?.yimaLayer ?? 0;
const look = () => {
  here = { idx: entry()?.idx, href: window.location.href };
};

/** Gives every layer its entry. */
const grow = () => {
  if (depthOf(entry()) >= layers.length) return;
  window.history.pushState({ ...entry(), yimaLayer: layers.length }, '', window.location.href);
  look();
};

const settled = () => {
  settling = false;
  grow();
  const then = waiting;
  waiting = [];
  for (const go of then) go();
};

/** Takes entries off that no layer stands for any more, also those whose layer was closed while a step was under way. */
const shrink = () => {
  clearTimeout(impatient);
  const spare = depthOf(entry()) - layers.length;
  if (spare <= 0) return settled();
  impatient = setTimeout(settled, PATIENCE_MS);
  window.history.go(-spare);
};

const shrinkSoon = () => {
  if (settling) return;
  settling = true;
  // another layer may take the place of this one before this turn is over
  setTimeout(shrink);
};

/**
 * An address that is typed or pasted brings an entry without the router's number. The router would number it, and all that
 * follow, NaN, and no step would ever be on the same page again.
 */
const number = () => {
  if (Number.isInteger(entry()?.idx)) return;
  window.history.replaceState({ ...entry(), idx: (here?.idx ?? 0) + 1 }, '', window.location.href);
};

const onPop = (event: PopStateEvent) => {
  const state = event.state as Entry;
  const samePage = state?.idx === here?.idx && window.location.href === here?.href;
  number();
  look();
  if (samePage) event.stopImmediatePropagation();
  if (settling && samePage) return shrink();
  for (const layer of layers.splice(samePage ? depthOf(state) : 0).reverse()) layer.close();
  if (depthOf(state) > layers.length) shrinkSoon();
};

/** The key that closes what lies on top; within a word that is being composed it means the word. */
const onKey = (event: KeyboardEvent) => {
  if (event.key === 'Escape' && !event.isComposing) layers.at(-1)?.close();
};

/** Called once, before Taro's router exists: a later listener cannot keep a step from it, capturing or not. */
export const watchBack = (): void => {
  watching = true;
  look();
  window.addEventListener('popstate', onPop, true);
  // on its way down: Taro's fields keep it from what is above them
  window.addEventListener('keydown', onKey, true);
  Taro.eventCenter.on('__taroRouterChange', look);
  if (depthOf(entry()) > 0) shrinkSoon();
};

/** Goes to another page once the history is that of the page alone. */
export const afterLayers = (go: () => void): void => {
  if (settling) waiting.push(go);
  else go();
};

/** Puts a layer on top of the page; answers what takes it off again. */
const openLayer = (close: () => void): (() => void) => {
  const layer = { close };
  layers.push(layer);
  if (!settling) grow();
  return () => {
    const at = layers.indexOf(layer);
    if (at < 0) return;
    layers.splice(at, 1);
    shrinkSoon();
  };
};

/** While `open`, the browser's "back", and Escape, closes this layer instead of leaving the page. */
export const useBackLayer = (open: boolean, onClose: () => void): void => {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => (isH5 && watching && open ? openLayer(() => latest.current()) : undefined), [open]);
};
