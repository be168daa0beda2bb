import type { OfferMove, OfferView } from '@core/contracts/offer';
import { api } from '@/lib/api';
import { confirm } from '@/lib/confirm';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { useQuery } from '@/lib/use-query';
import { offerMessages as m } from './messages';

/** Moves that are one question and one call. */
export type PlainMove = Exclude<OfferMove, 'revise' | 'answer' | 'join' | 'restock'>;
export type Totals = { stock: number; budgetFen?: number };
type Faults = { faults?: { field: string; message: string }[] };

/** One template, what has become of it, and what can be done with it. */
export const useOffer = (templateId: string) => {
  const query = useQuery(() => api.ops('offer.get', { templateId }), { deps: [templateId] });
  const report = useQuery(() => api.ops('offer.report', { templateId }), { deps: [templateId] });
  const moving = useChange(({ move }: { move: PlainMove }, requestId) =>
    api.ops(`offer.${move}`, { templateId }, { requestId }),
  );
  const answering = useChange((input: { agree: boolean; note?: string }, requestId) =>
    api.ops('offer.answer', { templateId, ...input }, { requestId }),
  );

  const restocking = useChange((input: Totals & { revision: number }, requestId) =>
    api.ops('offer.restock', { templateId, ...input }, { requestId }),
  );

  const settle = (answer: Awaited<ReturnType<typeof moving.run>>, said: string): OfferView | undefined => {
    if (!answer) return undefined;
    if (answer.ok) {
      toast(said, 'good');
      return answer.data;
    }
    const { faults } = (answer.failure.data ?? {}) as Faults;
    toast(faults?.[0] ? `${answer.failure.message}：${faults[0].message}` : answer.failure.message, 'bad');
    // somebody else was faster: show how it stands now
    if (!answer.failure.retryable) void query.reload();
    return undefined;
  };

  /** How it stands now; shoppers went on taking it meanwhile, so its figures are asked again. */
  const put = (view: OfferView): void => {
    query.set(view);
    void report.reload();
  };

  const move = async (which: PlainMove): Promise<OfferView | undefined> => {
    const sure = await confirm({
      ...m.ask[which],
      yes: m.move[which],
      danger: which === 'end' || which === 'pause',
    });
    if (!sure) return undefined;
    const view = settle(await moving.run({ move: which }), m.done[which]);
    if (view && which !== 'copy') put(view);
    return view;
  };
  const answer = async (agree: boolean, note: string): Promise<boolean> => {
    const view = settle(await answering.run({ agree, ...(note === '' ? {} : { note }) }), m.done.answer);
    if (view) put(view);
    return view !== undefined;
  };
  /** New totals; what is wrong with them comes back beside its field. */
  const restock = async (totals: Totals): Promise<Record<string, string> | undefined> => {
    const done = await restocking.run({ revision: query.data?.revision ?? 0, ...totals });
    if (!done) return {};
    const view = settle(done, done.ok && done.data.restock ? m.done.restockAsked : m.done.restock);
    if (view) {
      put(view);
      return undefined;
    }
    const { faults = [] } = ((done.ok ? undefined : done.failure.data) ?? {}) as Faults;
    return Object.fromEntries(faults.map(({ field, message }) => [field, message]));
  };
  const busy = moving.busy || answering.busy || restocking.busy;
  return { query, report, move, answer, restock, busy };
};
