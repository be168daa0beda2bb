import type { Position } from './sphere';

/** Whether a place lies in a flat ring; its border belongs to it. */
export const inFlatRing = (ring: readonly Position[], [x, y]: Position): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const between =
      Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
    if (side === 0 && between) return true;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

export const inFlatBox = ([[ax, ay], [bx, by]]: [Position, Position], [x, y]: Position): boolean =>
  Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);

export const flatDistance = ([ax, ay]: Position, [bx, by]: Position): number => Math.hypot(ax - bx, ay - by);
