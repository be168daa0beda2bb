import { View } from '@tarojs/components';
import type { OfferReport, OfferView } from '@core/contracts/offer';
import { mostCostFen } from '@core/domain/coupon/money/cost';
import { shortYuanText } from '@core/domain/money-text';
import { DataTable, type Column } from '../../components/desktop/data-table';
import { offerMessages } from './messages';

const m = offerMessages.report;
const yuan = (fen: number): string => `¥${shortYuanText(fen)}`;
type Row = OfferReport['counters'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'counter',
    title: m.columns.counter,
    card: 'title',
    cell: ({ counter }) => `${counter.storeName} ${counter.floor} ${counter.name}`,
  },
  {
    key: 'joined',
    title: m.columns.joined,
    width: '80px',
    card: 'aside',
    cell: ({ joined }) => (joined ? m.yes : m.no),
  },
  {
    key: 'uses',
    title: m.columns.uses,
    width: '110px',
    align: 'end',
    card: 'line',
    cell: ({ uses, waiting }) => m.uses(uses, waiting),
  },
  {
    key: 'saved',
    title: m.columns.saved,
    width: '110px',
    align: 'end',
    card: 'line',
    cell: ({ savedFen }) => yuan(savedFen),
  },
  {
    key: 'driven',
    title: m.columns.driven,
    width: '120px',
    align: 'end',
    card: 'line',
    cell: ({ drivenFen }) => yuan(drivenFen),
  },
];

const Figure = ({ name, value, note }: { name: string; value: string; note?: string }) => (
  <View>
    <View className="y-small">{name}</View>
    <View className="offer-figures__value">{value}</View>
    {note && <View className="y-small">{note}</View>}
  </View>
);

/** Where the pieces that were issued are now: the figures sum to them. */
const Pieces = ({ report }: { report: OfferReport }) => {
  const { stock, used, held, expired, voided, refunded, underway, voucherFen } = report;
  const isSold = voucherFen !== undefined;
  return (
    <>
      <Figure name={m.issued} value={m.pieces(stock.issued)} />
      <Figure name={m.used} value={m.pieces(used)} />
      <Figure name={m.held} value={m.pieces(held)} />
      <Figure name={m.expired} value={m.pieces(expired)} />
      <Figure name={m.voided} value={m.pieces(voided)} />
      {(isSold || refunded > 0) && <Figure name={m.refunded} value={m.pieces(refunded)} />}
      {underway > 0 && <Figure name={isSold ? m.unpaid : m.underway} value={m.pieces(underway)} />}
    </>
  );
};

/** What was taken out of the budget, and what of it can still be of use. */
const budgetText = ({ stock, budget }: OfferReport): string | undefined => {
  if (budget === undefined || stock.budgetFen === undefined || budget.chargedFen === 0) return undefined;
  const charged = m.budget(yuan(stock.budgetFen), yuan(budget.chargedFen));
  if (!budget.parts) return `${charged}${m.budgetKept}`;
  const { eachFen, usedFen, openFen, endedFen } = budget.parts;
  const parts = m.budgetParts(yuan(eachFen), yuan(usedFen), yuan(openFen), yuan(endedFen));
  return `${charged}${parts}${endedFen > 0 ? m.budgetKept : ''}`;
};

/** How many of what is left the budget can still pay for, where that is not all of it. */
const payableOf = (
  { left, budgetLeftFen }: OfferReport['stock'],
  benefit: OfferView['benefit'],
): string | undefined => {
  const eachFen = mostCostFen(benefit);
  if (budgetLeftFen === undefined || !eachFen) return undefined;
  const payable = Math.max(0, Math.floor(budgetLeftFen / eachFen));
  return payable < left ? m.payable(payable) : undefined;
};

/** What the figures say, and what is not in them. */
const notesOf = ({ waiting, flagged, since, pending, voucherFen }: OfferReport): string[] => [
  m.basis,
  ...(voucherFen === undefined ? [] : [m.voucherHint]),
  m.drivenHint,
  m.addOnHint,
  ...(waiting > 0 ? [m.waiting(waiting)] : []),
  ...(flagged > 0 ? [m.flagged(flagged)] : []),
  ...(since === undefined ? [] : [m.since(since)]),
  ...(pending > 0 ? [m.pending(pending)] : []),
];

type FiguresProps = { report: OfferReport; benefit: OfferView['benefit'] };

/** Issued, used, over, its cost and what it brought. */
export const ReportFigures = ({ report, benefit }: FiguresProps) => {
  const { stock } = report;
  const budget = budgetText(report);
  return (
    <View className="offer-card">
      <View className="offer-card__title">{offerMessages.view.report}</View>
      <View className="offer-figures">
        <Pieces report={report} />
        <Figure name={m.left} value={m.pieces(stock.left)} note={payableOf(stock, benefit)} />
        {stock.budgetLeftFen !== undefined && (
          <Figure name={m.budgetLeft} value={yuan(stock.budgetLeftFen)} />
        )}
        {report.voucherFen !== undefined && <Figure name={m.voucher} value={yuan(report.voucherFen)} />}
        <Figure name={m.saved} value={yuan(report.savedFen)} />
        <Figure name={m.driven} value={yuan(report.drivenFen)} />
        <Figure name={m.addOn} value={yuan(report.addOnFen)} />
      </View>
      {budget !== undefined && <View className="y-small offer-budget">{budget}</View>}
      <View className="y-small">{notesOf(report).join('；')}</View>
    </View>
  );
};

/** Which counters take part, with what came of it there. */
export const ReportCounters = ({ report }: { report: OfferReport }) => (
  <View>
    <View className="offer-card__title">{offerMessages.view.counters}</View>
    {report.counters.length === 0 ? (
      <View className="y-note">{m.none}</View>
    ) : (
      <DataTable
        label={offerMessages.view.counters}
        columns={columns}
        rows={report.counters}
        rowKey={({ counter }) => counter.counterId}
      />
    )}
    {report.counterCount > report.counters.length && (
      <View className="y-small">{m.more(report.counters.length, report.counterCount)}</View>
    )}
  </View>
);
