export type DateFieldProps = {
  /** a day as "2026-12-01", or a time as "11:00" */
  mode: 'date' | 'time';
  label: string;
  /** '' while nothing is chosen */
  value: string;
  onChange: (value: string) => void;
  error?: string;
  hint?: string;
};
