const ZONE_MS = 8 * 60 * 60 * 1000;

/** `11-22 09:30:05`, in UTC+8. */
export const instant = (at: number | null): string =>
  at === null ? '—' : new Date(at + ZONE_MS).toISOString().slice(5, 19).replace('T', ' ');

/** `2026-11-22 09:30:05`, in UTC+8. */
export const fullInstant = (at: number): string =>
  new Date(at + ZONE_MS).toISOString().slice(0, 19).replace('T', ' ');

export const bytes = (size: number): string => {
  if (size < 1024) return `${size} B`;
  const kilo = size / 1024;
  return kilo < 1024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
};

export const duration = (ms: number | null): string => {
  if (ms === null) return '—';
  return ms < 10_000 ? `${Math.round(ms * 10) / 10} ms` : `${(ms / 1000).toFixed(1)} s`;
};

export const whole = (value: number): string => value.toLocaleString('en-US');
