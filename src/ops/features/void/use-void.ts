import { useState } from 'react';
import type { OpsContract } from '@core/contracts/ops';
import type { OutputOf } from '@core/contracts/define';
import { readCouponNumber } from '@core/domain/coupon/issue/number';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { usePages } from '@/lib/use-pages';
import { useKeptFresh } from '../../lib/use-kept-fresh';
import { voidMessages as m } from './messages';

export type Recalls = OutputOf<OpsContract, 'recall.list'>;
export type VoidKind = 'coupon' | 'template';
export type VoidValue = { kind: VoidKind; id: string; reason: string };

const NOTHING: VoidValue = { kind: 'coupon', id: '', reason: '' };
const prefixOf: Record<VoidKind, string> = { coupon: 'cp_', template: 'tp_' };

/** What the server is asked for: a coupon's number, or a whole id (of a coupon: from the audit pages); undefined otherwise. */
export const idIn = ({ kind, id }: VoidValue): string | undefined => {
  const whole = id.startsWith(prefixOf[kind]) && /^[0-9A-Za-z_-]{4,103}$/.test(id);
  if (whole) return id;
  return kind === 'coupon' ? readCouponNumber(id) : undefined;
};

export const useRecalls = () => {
  const pages = usePages<Recalls>(cursor => api.ops('recall.list', cursor ? { cursor } : {}));
  useKeptFresh(pages.reload);
  return pages;
};

/** The form: what is voided, and why. */
export const useVoid = (templateId: string | undefined, onSettled: () => Promise<void>) => {
  const [value, setValue] = useState<VoidValue>(
    templateId === undefined ? NOTHING : { ...NOTHING, kind: 'template', id: templateId },
  );
  const [tried, setTried] = useState(false);
  const one = useChange((data: { couponId: string; reason: string }, requestId) =>
    api.ops('coupon.void', data, { requestId }),
  );
  const all = useChange((data: { templateId: string; reason: string }, requestId) =>
    api.ops('coupon.recall', data, { requestId }),
  );

  const told = async (text: string) => {
    toast(text, 'good');
    setValue(NOTHING);
    setTried(false);
    await onSettled();
  };
  const send = async (id: string, reason: string) => {
    if (value.kind === 'template') {
      const answer = await all.run({ templateId: id, reason });
      if (answer?.ok) await told(m.started);
      return;
    }
    const answer = await one.run({ couponId: id, reason });
    if (answer?.ok) await told((answer.data.outcome === 'voided' ? m.voided : m.refunded)(answer.data.title));
  };
  const submit = async () => {
    setTried(true);
    const reason = value.reason.trim();
    const id = idIn(value);
    if (id === undefined || reason === '') return;
    const title = value.kind === 'template' ? m.askTemplate : m.askCoupon;
    if (await confirm({ title, body: m.askBody, yes: m.yes, danger: true })) await send(id, reason);
  };
  const change = (part: Partial<VoidValue>) => {
    one.clear();
    all.clear();
    setValue(old => ({ ...old, ...part }));
  };
  return { value, change, tried, submit, busy: one.busy || all.busy, failure: one.failure ?? all.failure };
};
