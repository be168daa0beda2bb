import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { timeText } from '@core/domain/calendar';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { Button } from '@/components/button/button';
import { Money } from '@/components/money/money';
import { Tag } from '@/components/tag/tag';
import { Revealed } from '@/components/revealed/revealed';
import { a11y } from '@/lib/a11y';
import { go } from '@/lib/go';
import { leftUntil } from '@/lib/left-until';
import { usedLine } from './back';
import { redemptionMessages as m } from './messages';
import type { RedemptionRow, Today } from './use-today';
import './redemption.scss';

const Total = ({ label, children }: { label: string; children: ReactNode }) => (
  <View className="today__total">
    <View className="today__figure">{children}</View>
    <View className="y-small">{label}</View>
  </View>
);

type RowProps = {
  row: RedemptionRow;
  manyCounters: boolean;
  now: number;
  busy: boolean;
  onUndo: (row: RedemptionRow) => void;
};

/** Who made it; of a bill that another took the money for, both. */
const people = ({ guideName, collectorName }: RedemptionRow): string[] =>
  collectorName === undefined
    ? [guideName]
    : [`${m.openedBy} ${guideName}`, `${m.collectedBy} ${collectorName}`];

const Row = ({ row, manyCounters, now, busy, onUndo }: RowProps) => {
  const undone = row.state === 'reversed';
  const hasBill = row.payFen + row.savedFen > 0;
  const left = undone ? '' : leftUntil(row.undoUntil ?? 0, now);
  return (
    <View className={`today__row ${undone ? 'is-undone' : ''}`}>
      <View
        className="today__main"
        onClick={() => go('receipt', { redemptionId: row.redemptionId })}
        {...a11y({ role: 'button', focusable: true, label: m.rowLabel(row.slipNo, timeText(row.at)) })}
      >
        <View className="y-grow">
          <View className="today__title">
            <View className="y-num">{timeText(row.at)}</View>
            <View>{row.memberMasked}</View>
            {undone && <Tag>{m.reversed}</Tag>}
            {row.collectorName !== undefined && <Tag>{m.collected}</Tag>}
          </View>
          {manyCounters && <View className="y-small">{`${row.counter.floor} ${row.counter.name}`}</View>}
          <View className="y-small">{usedLine(row)}</View>
          <View className="y-small">
            {[row.slipNo && `${m.slipNo} ${row.slipNo}`, ...people(row)].filter(Boolean).join(' · ')}
          </View>
        </View>
        <View className="today__money">
          {hasBill && (
            <View className="today__sum">
              {m.received} <Money fen={row.dueFen ?? row.payFen} size={16} />
            </View>
          )}
          {row.savedFen > 0 && (
            <View className="today__sum">
              {m.savedShort} <Money fen={row.savedFen} size={14} />
            </View>
          )}
          {row.gifts.length > 0 && <View className="today__gift">{giftText(row.gifts.join('、'))}</View>}
        </View>
      </View>
      {left !== '' && (
        <View className="today__undo">
          <Button kind="secondary" compact inline icon="undo" disabled={busy} onClick={() => onUndo(row)}>
            {m.undoLeft(left)}
          </Button>
        </View>
      )}
    </View>
  );
};

type TodayViewProps = {
  data: Today;
  /** all there is of the store is shown, and nothing else can be */
  wholeStore: boolean;
  /** more than one counter is seen, so each row names its own */
  manyCounters: boolean;
  /** she hands over no money that others took: what of the list is not in her report is said */
  othersCollect: boolean;
  now: number;
  busy: boolean;
  loadingMore: boolean;
  onUndo: (row: RedemptionRow) => void;
  onMore: () => void;
};

/** The day of the counter or the store: what it comes to, and each redemption, newest first. */
export const TodayView = ({
  data,
  wholeStore,
  manyCounters,
  othersCollect,
  now,
  busy,
  loadingMore,
  onUndo,
  onMore,
}: TodayViewProps) => (
  <View className="y-stack-12">
    {wholeStore && <View className="y-note">{m.wholeStore}</View>}
    <View className="today__totals">
      <Total label={m.todayCount}>{m.count(data.today.count)}</Total>
      <Total label={m.received}>
        <Money fen={data.today.dueFen} size={18} />
      </Total>
      <Total label={m.todaySaved}>
        <Money fen={data.today.savedFen} size={18} />
      </Total>
    </View>
    {othersCollect && data.items.some(({ collectorName }) => collectorName !== undefined) && (
      <View className="y-note">{m.collectedNote}</View>
    )}
    <View className="today__rows">
      <Revealed rows={data.items}>
        {row => (
          <Row
            key={row.redemptionId}
            row={row}
            manyCounters={manyCounters}
            now={now}
            busy={busy}
            onUndo={onUndo}
          />
        )}
      </Revealed>
    </View>
    {data.nextCursor ? (
      <Button kind="quiet" compact loading={loadingMore} onClick={onMore}>
        {m.more}
      </Button>
    ) : (
      <View className="today__end">{m.noMore}</View>
    )}
  </View>
);
