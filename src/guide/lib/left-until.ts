/** "4:32" for what is left until an instant; empty once it has passed. */
export const leftUntil = (until: number, now: number): string => {
  const seconds = Math.ceil((until - now) / 1_000);
  return seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : '';
};
