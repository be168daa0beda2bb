/** Counts down the work that may still be done, in amounts looked at: never time, so that the same bill has the same answer. */
export type Effort = { left: number };

/** To take something off an amount is so much more work than to look at it. */
export const TAKING = 10;

/** So much of it, or what there is; `spend` takes off what was used of the part. */
export const partOf = (effort: Effort, most: number): { part: Effort; spend: () => void } => {
  const given = Math.max(0, Math.min(most, effort.left));
  const part = { left: given };
  return {
    part,
    spend: () => {
      effort.left -= given - part.left;
    },
  };
};

/** Any step costs so much, however short the bill. */
export const STEP = 20;
