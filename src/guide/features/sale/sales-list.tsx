import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Tag } from '@/components/tag/tag';
import { Revealed } from '@/components/revealed/revealed';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { momentText } from '@/lib/time-text';
import type { Pages } from '@/lib/use-pages';
import { saleMessages as m } from './messages';
import { PaidAndSaved } from './paid-and-saved';
import type { SaleRow, Sales } from './use-sales';
import './sale.scss';

const Row = ({ row }: { row: SaleRow }) => {
  const time = momentText(row.at, serverNow());
  return (
    <View
      className="sales__row"
      hoverClass="is-pressed"
      onClick={() => go('sale', { saleId: row.saleId })}
      {...a11y({ role: 'button', focusable: true, label: m.rowLabel(row.slipNo, time) })}
    >
      <View className="y-grow">
        <View className="sales__title">{row.slipNo}</View>
        <View className="y-small">{`${time} · ${row.counter.floor} ${row.counter.name}`}</View>
        <View className="sales__tags">
          {row.ofMember && <Tag>{m.member}</Tag>}
          {row.redemption && !row.redemption.met && <Tag tone="warn">{m.mismatch}</Tag>}
          {row.refundedFen > 0 && <Tag>{m.refunded(row.refundedFen)}</Tag>}
        </View>
      </View>
      <PaidAndSaved {...row} />
    </View>
  );
};

/** Sales that were found, the newest first. */
export const SalesList = ({ sales }: { sales: Pages<Sales> }) => (
  <View className="y-stack-12">
    <View className="sales__rows">
      <Revealed rows={sales.items}>{row => <Row key={row.saleId} row={row} />}</Revealed>
    </View>
    {sales.hasMore && (
      <Button kind="quiet" compact loading={sales.busyMore} onClick={() => void sales.more()}>
        {m.more}
      </Button>
    )}
  </View>
);
