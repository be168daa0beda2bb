import { useState } from 'react';
import type { OpsContract } from '@core/contracts/ops';
import type { OutputOf } from '@core/contracts/define';
import { couponNumberText, readCouponNumber } from '@core/domain/coupon/issue/number';
import { yuanText } from '@core/domain/money-text';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';
import { useKeptFresh } from '../../lib/use-kept-fresh';
import { voidMessages as m } from './messages';

export type Recalls = OutputOf<OpsContract, 'recall.list'>;
export type Pieces = OutputOf<OpsContract, 'recall.pieces'>;
export type VoidKind = 'coupon' | 'template';
/** `name`: what the offer is called, where it was chosen and not typed */
export type VoidValue = { kind: VoidKind; id: string; reason: string; name?: string };

type Looked = OutputOf<OpsContract, 'coupon.look'>;
/** One coupon that was ended here, for as long as the page is open. */
export type Settled = Pick<Looked, 'couponId' | 'title' | 'worth' | 'holder'> & {
  number: string;
  reason: string;
  outcome: OutputOf<OpsContract, 'coupon.void'>['outcome'];
};

const NOTHING: VoidValue = { kind: 'coupon', id: '', reason: '' };
const prefixOf: Record<VoidKind, string> = { coupon: 'cp_', template: 'tp_' };

/** What the server is asked for: a coupon's number, or a whole id (of a coupon: from the audit pages); undefined otherwise. */
export const idIn = ({ kind, id }: VoidValue): string | undefined => {
  const whole = id.startsWith(prefixOf[kind]) && /^[0-9A-Za-z_-]{4,103}$/.test(id);
  if (whole) return id;
  return kind === 'coupon' ? readCouponNumber(id) : undefined;
};

/** What was voided: whole offers and single pieces, or one piece by its number. */
export const useRecords = () => {
  const [kind, setKind] = useState<VoidKind>('coupon');
  const [typed, setTyped] = useState('');
  const number = readCouponNumber(typed);
  const asked = number === undefined ? {} : { couponId: number };
  const pieces = usePages<Pieces>(
    cursor => api.ops('recall.pieces', { ...asked, ...(cursor ? { cursor } : {}) }),
    { deps: [number] },
  );
  const recalls = usePages<Recalls>(cursor => api.ops('recall.list', cursor ? { cursor } : {}));
  const reload = async (): Promise<void> => {
    await Promise.all([pieces.reload(), recalls.reload()]);
  };
  useKeptFresh(reload);
  const { state } = kind === 'coupon' ? pieces : recalls;
  return { kind, setKind, typed, setTyped, found: number !== undefined, pieces, recalls, reload, state };
};
export type Records = ReturnType<typeof useRecords>;

type One = { couponId: string; reason: string };
type All = { templateId: string; reason: string };

const askOne = ({ number, validUntil, paidFen, ...looked }: Looked, reason: string): Promise<boolean> => {
  const until = momentText(validUntil, serverNow());
  const lines = m.askedCoupon({ ...looked, number: couponNumberText(number), reason, until });
  const end = paidFen === undefined ? m.final : m.paysBack(yuanText(paidFen));
  const yes = paidFen === undefined ? m.yes : m.yesRefund;
  return confirm({ title: m.askCoupon, body: [...lines, end].join('\n'), yes, danger: true });
};

/** One coupon: looked at, asked about by its name, ended, and kept in sight. */
const useOne = () => {
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const looking = useChange((data: One, requestId) => api.ops('coupon.look', data, { requestId }));
  const ending = useChange((data: One, requestId) => api.ops('coupon.void', data, { requestId }));
  /** True when it was done. */
  const end = async (asked: One): Promise<boolean> => {
    const looked = await looking.run(asked);
    if (!looked?.ok || !(await askOne(looked.data, asked.reason))) return false;
    const answer = await ending.run(asked);
    if (!answer?.ok) return false;
    const { outcome } = answer.data;
    const { couponId, number, title, worth, holder } = looked.data;
    const named = { couponId, number: couponNumberText(number), title, worth, holder };
    setSettled(old => [{ ...named, reason: asked.reason, outcome }, ...old]);
    toast((outcome === 'voided' ? m.voided : m.refunded)(title), 'good');
    return true;
  };
  const clear = (): void => {
    looking.clear();
    ending.clear();
  };
  const busy = looking.busy || ending.busy;
  return { end, settled, clear, busy, failure: looking.failure ?? ending.failure };
};

/** Everything unused of an offer; how far that is stands in the list of recalls. */
const useAll = () => {
  const looking = useChange(({ templateId }: All) => api.ops('recall.look', { templateId }));
  const ending = useChange((data: All, requestId) => api.ops('coupon.recall', data, { requestId }));
  const end = async (asked: All): Promise<boolean> => {
    const looked = await looking.run(asked);
    if (!looked?.ok) return false;
    const { title, worth, unused } = looked.data;
    const body = [...m.askedOffer(title, worth, unused, asked.reason), m.final].join('\n');
    if (!(await confirm({ title: m.askTemplate, body, yes: m.yes, danger: true }))) return false;
    const answer = await ending.run(asked);
    if (answer?.ok) toast(m.started, 'good');
    return answer?.ok ?? false;
  };
  const clear = (): void => {
    looking.clear();
    ending.clear();
  };
  const busy = looking.busy || ending.busy;
  return { end, clear, busy, failure: looking.failure ?? ending.failure };
};

/** The form: what is voided, and why. */
export const useVoid = (
  { templateId, name }: { templateId?: string; name?: string },
  onSettled: () => Promise<void>,
) => {
  const [value, setValue] = useState<VoidValue>(
    templateId === undefined
      ? NOTHING
      : { ...NOTHING, kind: 'template', id: templateId, ...(name ? { name } : {}) },
  );
  const [tried, setTried] = useState(false);
  const [one, all] = [useOne(), useAll()];

  const submit = async () => {
    setTried(true);
    const reason = value.reason.trim();
    const id = idIn(value);
    if (id === undefined || reason === '') return;
    const done = await (value.kind === 'template'
      ? all.end({ templateId: id, reason })
      : one.end({ couponId: id, reason }));
    if (!done) return;
    setValue(NOTHING);
    setTried(false);
    await onSettled();
  };
  const change = (part: Partial<VoidValue>) => {
    one.clear();
    all.clear();
    setValue(old => ({ ...old, ...part }));
  };
  const busy = one.busy || all.busy;
  return { value, change, tried, submit, settled: one.settled, busy, failure: one.failure ?? all.failure };
};
