import type { StaffRole } from '@core/contracts/define';
import { DAY_MS, startOfDay } from '@core/domain/calendar';
import { yuanText } from '@core/domain/money-text';
import { api, type Answer } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { monthText } from '../../lib/books-words';
import { officeMessages } from './messages';

const m = officeMessages.figures;

/** One figure as it is shown, with the way to what is behind it. */
export type Figure = { name: string; value: string; open: () => void };

/** Figures that come with one question. */
export type FigureSource = { roles: readonly StaffRole[]; ask: () => Promise<Answer<Figure[]>> };

const LIMIT = 100;
const yuan = (fen: number): string => `${fen < 0 ? '−' : ''}¥${yuanText(Math.abs(fen))}`;

const shown = <T>(answer: Answer<T>, figures: (data: T) => Figure[]): Answer<Figure[]> =>
  answer.ok ? { ...answer, data: figures(answer.data) } : answer;

/** Every source, in the order in which its figures stand on the page. */
export const figureSources: readonly FigureSource[] = [
  {
    roles: ['store-manager'],
    ask: async () => {
      const from = startOfDay(serverNow());
      const answer = await api.guide('shift.report', { from, to: from + DAY_MS, whole: true });
      const open = () => go('shift');
      return shown(answer, ({ redemptions, refunds }) => [
        { name: m.uses, value: officeMessages.times(redemptions.count), open },
        { name: m.paid, value: yuan(redemptions.payFen), open },
        { name: m.saved, value: yuan(redemptions.savedFen), open },
        { name: m.refunds, value: officeMessages.times(refunds.count), open },
      ]);
    },
  },
  {
    roles: ['group-operator', 'brand-operator'],
    ask: async () =>
      shown(await api.ops('offer.list', { state: 'published', limit: LIMIT }), ({ items, nextCursor }) => [
        {
          name: m.running,
          value: officeMessages.count(items.length, nextCursor !== undefined),
          open: () => go('offers', { show: 'published' }),
        },
      ]),
  },
  {
    roles: ['group-operator', 'finance'],
    ask: async () => {
      const open = () => go('books');
      return shown(await api.ops('books.open', {}), ({ figures }) => [
        { name: m.owed, value: yuan(figures.brandsOwedFen), open },
        { name: m.vouchers, value: yuan(figures.voucherLiabilityFen), open },
        { name: m.points, value: yuan(figures.pointsLiabilityFen), open },
        { name: m.mallPart, value: yuan(figures.mallDiscountFen), open },
      ]);
    },
  },
  {
    roles: ['brand-operator'],
    ask: async () =>
      shown(await api.ops('statement.list', { limit: LIMIT }), ({ items: [latest] }) =>
        latest
          ? [
              {
                name: m.due(monthText(latest.month)),
                value: yuan(latest.dueFen),
                open: () => go('statements'),
              },
              {
                name: m.sales(monthText(latest.month)),
                value: yuan(latest.salesFen),
                open: () => go('statements'),
              },
            ]
          : [],
      ),
  },
];

/** What people of this post begin most often. */
export type Shortcut = { text: string; open: () => void };

const s = officeMessages.shortcuts;
const makeOffer: Shortcut = { text: s.makeOffer, open: () => go('offerMake') };
const statements: Shortcut = { text: s.statements, open: () => go('statements') };
const newExport: Shortcut = { text: s.exports, open: () => go('exports') };

const SHORTCUTS: Partial<Record<StaffRole, readonly Shortcut[]>> = {
  'group-operator': [
    makeOffer,
    { text: s.imports, open: () => go('imports') },
    { text: s.books, open: () => go('books') },
    { text: s.audit, open: () => go('audit') },
  ],
  'brand-operator': [makeOffer, { text: s.joining, open: () => go('joining') }, statements, newExport],
  finance: [{ text: s.books, open: () => go('books') }, statements, newExport],
  'store-manager': [
    { text: s.invite, open: () => go('invite') },
    { text: s.desk, open: () => go('desk') },
    { text: s.joining, open: () => go('joining') },
    { text: s.shift, open: () => go('shift') },
  ],
};

export const shortcutsOf = (role: StaffRole): readonly Shortcut[] => SHORTCUTS[role] ?? [];
