import { View } from '@tarojs/components';
import type { UnmetRow } from '@core/contracts/redemption';
import { Button } from '@/components/button/button';
import { Money } from '@/components/money/money';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { momentText } from '@/lib/time-text';
import { unmetMessages as m } from './messages';
import './unmet.scss';

type RowProps = {
  row: UnmetRow;
  busy: boolean;
  reasonsOf: (row: UnmetRow) => readonly string[];
  onUndo: (row: UnmetRow) => void;
  onAccept: (row: UnmetRow) => void;
};

const Row = ({ row, busy, reasonsOf, onUndo, onAccept }: RowProps) => {
  const { saleId, slipNo } = row;
  return (
    <View className="unmet__row">
      <View className="unmet__head">
        <View className="y-grow">
          <View className="unmet__title">
            <View>{row.guideName}</View>
            <Tag tone="warn">{m.flags[row.flag]}</Tag>
          </View>
          <View className="y-small">
            {[momentText(row.at, serverNow()), row.counter.name, slipNo && m.slipNo(slipNo)]
              .filter(Boolean)
              .join(' · ')}
          </View>
          <View className="y-small">{`${row.memberMasked} · ${row.couponTitles.join('、')}`}</View>
          {reasonsOf(row).map(reason => (
            <View key={reason} className="unmet__reason">
              {reason}
            </View>
          ))}
        </View>
        <View className="unmet__money">
          <Money fen={row.payFen} size={16} />
          <Money fen={row.savedFen} size={14} minus />
        </View>
      </View>
      <View className="unmet__foot">
        {saleId !== undefined && (
          <Button kind="quiet" compact inline onClick={() => go('sale', { saleId })}>
            {m.showSale}
          </Button>
        )}
        {row.acceptable && (
          <Button
            kind="secondary"
            compact
            inline
            disabled={busy}
            label={m.acceptLabel(slipNo)}
            onClick={() => onAccept(row)}
          >
            {m.accept}
          </Button>
        )}
        <Button
          kind="secondary"
          compact
          inline
          disabled={busy}
          label={m.undoLabel(slipNo)}
          onClick={() => onUndo(row)}
        >
          {m.undo}
        </Button>
      </View>
    </View>
  );
};

type UnmetListProps = Omit<RowProps, 'row'> & {
  rows: readonly UnmetRow[];
  more?: () => void;
  loadingMore: boolean;
};

/** What no sale has met, or another bill's: who redeemed, on whose bill, and what differs. */
export const UnmetList = ({ rows, more, loadingMore, ...row }: UnmetListProps) => (
  <View className="y-stack-12">
    <View className="y-note">{m.intro}</View>
    <View className="unmet__rows">
      {rows.map(each => (
        <Row key={each.redemptionId} row={each} {...row} />
      ))}
    </View>
    {more && (
      <Button kind="quiet" compact loading={loadingMore} onClick={more}>
        {m.more}
      </Button>
    )}
  </View>
);
