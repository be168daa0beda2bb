import type { Receipt } from '@core/contracts/redemption';
import { useRef, useState } from 'react';
import type { Failure, FailureCode } from '@/lib/failure';
import { changesBetween, giftsOf, outcomeOf, type Change, type Choice, type Outcome } from './choice';
import type { RedeemInput } from './keeper';
import { keeper } from './pending';
import type { Quoted } from './use-quote';

/** The bill comes out otherwise now: worth asking again and saying what changed. */
export const CAME_OUT_OTHERWISE: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'BILL_CHANGED',
  'COUPON_DOES_NOT_FIT',
  'COUPON_ALREADY_USED',
  'COUPON_NOT_FOUND',
  'POINTS_NOT_ENOUGH',
  'POINTS_NOT_USABLE',
]);

type Deps = {
  memberMasked: string;
  ask: Quoted['ask'];
  choice: Choice;
  setChoice: (choice: Choice) => void;
  /** where to begin again when the pick does not hold any more */
  fallback: Choice;
  onReceipt: (receipt: Receipt) => void;
};

/** Redeems what the screen shows; when it comes out otherwise, asks again and holds what changed. */
export const useRedeem = (deps: Deps) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [changes, setChanges] = useState<Change[]>([]);
  const running = useRef(false);

  const requote = async (before: Outcome): Promise<boolean> => {
    const quote = await deps.ask();
    if (!quote) return false;
    const kept = outcomeOf(quote, deps.choice);
    if (!kept) deps.setChoice(deps.fallback);
    const after = kept ?? outcomeOf(quote, deps.fallback);
    const found = after ? changesBetween(before, after) : [];
    setChanges(found);
    return found.length > 0;
  };

  const send = async (data: RedeemInput, shown: Outcome): Promise<void> => {
    const gifts = giftsOf(shown).join('、');
    const settled = await keeper.redeem({
      data,
      memberMasked: deps.memberMasked,
      savedFen: shown.savedFen,
      ...(gifts === '' ? {} : { gifts }),
    });
    if (settled.kind === 'receipt') return deps.onReceipt(settled.receipt);
    if (settled.kind === 'unknown') return undefined;
    const told = CAME_OUT_OTHERWISE.has(settled.failure.code) && (await requote(shown));
    if (!told) setFailure(settled.failure);
  };

  const redeem = async (data: RedeemInput, shown: Outcome): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(undefined);
    setChanges([]);
    try {
      await send(data, shown);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  const forget = (): void => {
    setFailure(undefined);
    setChanges([]);
  };
  return { redeem, requote, busy, failure, changes, forget };
};
