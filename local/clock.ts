/** The runtime's clock, which can be moved: every instant the runtime decides by comes from `now`. */
export type Clock = {
  /** Epoch ms. */
  now(): number;
  /** How far it is ahead of the machine's clock, in ms; negative when behind. */
  offsetMs(): number;
  move(offsetMs: number): void;
};

export const createClock = (machine: () => number): Clock => {
  let offset = 0;
  return {
    now: () => machine() + offset,
    offsetMs: () => offset,
    move: offsetMs => {
      offset = offsetMs;
    },
  };
};
