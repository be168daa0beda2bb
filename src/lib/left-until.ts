const two = (value: number): string => String(value).padStart(2, '0');

/** "4:32" for what is left until an instant, "3:04:32" for hours; empty once it has passed. */
export const leftUntil = (until: number, now: number): string => {
  const seconds = Math.ceil((until - now) / 1_000);
  if (seconds <= 0) return '';
  const minutes = Math.floor(seconds / 60);
  const clock = minutes < 60 ? String(minutes) : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return `${clock}:${two(seconds % 60)}`;
};
