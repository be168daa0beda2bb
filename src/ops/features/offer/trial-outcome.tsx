import { View } from '@tarojs/components';
import { ACCOUNT_HEAD } from '@core/domain/coupon/text/explain-text';
import { DataTable, type Column } from '../../components/desktop/data-table';
import { offerMessages } from './messages';
import { lineOf, type TrialResult } from './try-bill';

const m = offerMessages.trial;
type Account = readonly string[];

const nameOf = (name: string): string => {
  const line = lineOf(name);
  return line === undefined ? name : m.line(line + 1);
};

const [, , , PHASE, RULE, LINE, BEFORE, OFF, AFTER, REMARK] = ACCOUNT_HEAD;

const column = (
  title: (typeof ACCOUNT_HEAD)[number],
  more: Partial<Column<Account>> = {},
): Column<Account> => {
  const at = ACCOUNT_HEAD.indexOf(title);
  return { key: title, title, cell: row => row[at], ...more };
};

/** A trial has one coupon: its order, number and name say nothing here. */
const columns: readonly Column<Account>[] = [
  column(LINE, { card: 'title', cell: row => nameOf(row[ACCOUNT_HEAD.indexOf(LINE)]!) }),
  column(PHASE),
  column(RULE),
  column(BEFORE, { align: 'end' }),
  column(OFF, { align: 'end', card: 'aside' }),
  column(AFTER, { align: 'end' }),
  column(REMARK, { width: 'minmax(160px, 2fr)' }),
];

/** What the draft does to the bill: in the shopper's sentences, and in the accountant's rows. */
export const TrialOutcome = ({ result }: { result: TrialResult | undefined }) => (
  <View className="trial-result">
    {!result && <View className="y-note">{m.empty}</View>}
    {result && !result.fits && (
      <View>
        <View className="trial-result__no">{m.notUsable}</View>
        <View>{result.reason}</View>
      </View>
    )}
    {result?.fits && (
      <View className="y-stack-12">
        <View>
          {result.sentences.map(sentence => (
            <View key={sentence}>{sentence}</View>
          ))}
        </View>
        <View className="y-small">{m.account}</View>
        <DataTable label={m.account} columns={columns} rows={result.account} rowKey={row => row.join('|')} />
      </View>
    )}
  </View>
);
