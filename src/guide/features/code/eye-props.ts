import type { Failure } from '@/lib/failure';

export type EyeProps = {
  /** the page is looked at and no other window lies over it */
  running: boolean;
  /** counts up each time the scanner should open by itself again, e.g. after a visit */
  turn: number;
  /** a code is being asked about */
  busy: boolean;
  /** why the last code did not open a visit */
  failure: Failure | undefined;
  /** whether it cannot look through a camera, so that nobody is told to point one */
  onBlind?: (blind: boolean) => void;
  /** a code was seen; false when there is nothing new to ask about it */
  onSeen: (text: string) => boolean;
};
