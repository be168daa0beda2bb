/**
 * Makes `Date` of this thread run `offset()` ms ahead. Only the clock on the wall moves: `performance.now()`, timers and
 * the dates of files stay where they are, as they do on a machine whose clock is set.
 */
export const moveClock = (offset: () => number): void => {
  const plainNow = Date.now;
  const now = (): number => plainNow() + offset();
  const Plain = Date;
  Plain.now = now;
  const Moved = new Proxy(Plain, {
    apply: () => new Plain(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
  });
  Plain.prototype.constructor = Moved;
  globalThis.Date = Moved;
};
