import { endOfDayAfter, HOUR_MS } from '../../calendar';

/** A redemption as far as undoing it is concerned. */
export type Reversible = {
  state: 'redeemed' | 'reversed';
  at: number;
  terminalId: string;
  /** until then the terminal that made it may undo it */
  reversibleUntil: number;
  /** it met the sale of its slip */
  met: boolean;
  /** no sale came, or one that is another bill: it never counted */
  flagged: boolean;
};

export type Reverser = { terminalId: string; isManager: boolean; now: number };

export type ReversalRefusal =
  'REDEMPTION_REVERSED' | 'REDEMPTION_MET' | 'REDEMPTION_OTHER_TERMINAL' | 'REDEMPTION_TOO_OLD' | 'REDEMPTION_DAY_OVER';

/** A manager has so long where her store says nothing else; never beyond the business day. */
const MANAGER_REVERSIBLE_MS = 12 * HOUR_MS;

/** Until when a store manager may undo it, from any terminal of the store. */
export const managerUntil = (at: number, windowMs: number = MANAGER_REVERSIBLE_MS): number => Math.min(at + windowMs, endOfDayAfter(at, 0));

const refuseManager = ({ at, flagged }: Reversible, now: number, windowMs: number | undefined): ReversalRefusal | undefined =>
  flagged || now <= managerUntil(at, windowMs) ? undefined : 'REDEMPTION_DAY_OVER';

const refuseTerminal = (redemption: Reversible, { terminalId, now }: Reverser): ReversalRefusal | undefined => {
  if (redemption.terminalId !== terminalId) return 'REDEMPTION_OTHER_TERMINAL';
  return now <= redemption.reversibleUntil ? undefined : 'REDEMPTION_TOO_OLD';
};

/**
 * May it be undone? By the terminal that made it, for some minutes; by the store manager the same business day, and at any time
 * when it is flagged. What has met its sale is refunded instead.
 */
export const refuseReversal = (redemption: Reversible, by: Reverser, windowMs?: number): ReversalRefusal | undefined => {
  if (redemption.state === 'reversed') return 'REDEMPTION_REVERSED';
  if (redemption.met) return 'REDEMPTION_MET';
  return by.isManager ? refuseManager(redemption, by.now, windowMs) : refuseTerminal(redemption, by);
};
