import type { QuoteAnswer } from '@core/contracts/bill';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import type { BillLine } from './bill-form';
import type { Choice } from './choice';

/** Long enough not to ask for each key of an amount, short enough to feel at once. */
const SETTLE_MS = 300;

type Held = { key: string; quote?: QuoteAnswer; failure?: Failure };

export type Quoted = {
  /** the last answer, perhaps for an older bill: see `fresh` */
  quote: QuoteAnswer | undefined;
  /** true when `quote` is about exactly this bill and these coupons */
  fresh: boolean;
  failure: Failure | undefined;
  /** asks at once and answers what the bill comes to now */
  ask: () => Promise<QuoteAnswer | undefined>;
};

/** What the coupons do to the bill, asked a moment after each change; answers that were overtaken are dropped. */
export const useQuote = (ticketId: string, lines: BillLine[] | undefined, choice: Choice): Quoted => {
  const picked = choice.kind === 'mine' && choice.couponIds.length > 0 ? choice.couponIds : undefined;
  const key = lines ? JSON.stringify([ticketId, lines, picked]) : '';
  const [held, setHeld] = useState<Held>({ key: '' });
  const turn = useRef(0);
  const latest = useRef({ lines, picked, key });
  latest.current = { lines, picked, key };

  const ask = useCallback(async (): Promise<QuoteAnswer | undefined> => {
    const now = latest.current;
    if (!now.lines) return undefined;
    const mine = ++turn.current;
    const data = { ticketId, lines: now.lines, ...(now.picked ? { couponIds: now.picked } : {}) };
    const answer = await api.guide('bill.quote', data);
    if (mine !== turn.current) return undefined;
    if (answer.ok) setHeld({ key: now.key, quote: answer.data });
    else
      setHeld(old => ({
        ...old,
        key: now.key,
        quote: old.key === now.key ? old.quote : undefined,
        failure: answer.failure,
      }));
    return answer.ok ? answer.data : undefined;
  }, [ticketId]);

  useEffect(() => {
    if (key === '') {
      turn.current += 1;
      setHeld({ key: '' });
      return undefined;
    }
    const timer = setTimeout(() => void ask(), SETTLE_MS);
    return () => {
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [key, ask]);

  const current = held.key === key && key !== '';
  return {
    quote: key === '' ? undefined : held.quote,
    fresh: current && held.quote !== undefined && held.failure === undefined,
    failure: current ? held.failure : undefined,
    ask,
  };
};
