import { View } from '@tarojs/components';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Sheet } from '@/components/sheet/sheet';
import { serverNow } from '@/lib/clock';
import { go } from '@/lib/go';
import { momentText } from '@/lib/time-text';
import { Facts } from '../../components/desktop/facts';
import { SignedMoney } from '../../components/signed-money';
import { monthText } from '../../lib/books-words';
import { CouponNames } from './coupon-names';
import { ledgerMessages as m } from './messages';
import type { EntryRow } from './use-ledger';

type EntrySheetProps = { entry: EntryRow; onClose: () => void; onLine: (lineId: string) => void };

/** One entry with all its postings, and the ways to the bill and the statement it came from. */
export const EntrySheet = ({ entry, onClose, onLine }: EntrySheetProps) => {
  const { entryNo, kind, at, counter, slipNo, coupons, movedFrom, note, postings, lines, statementId } =
    entry;
  return (
    <Sheet open title={m.entry} onClose={onClose}>
      <Facts
        items={[
          [m.entryColumns.kind, m.entryKinds[kind]],
          [m.entryColumns.at, momentText(at, serverNow())],
          [m.entryColumns.place, counter && `${counter.storeName} ${counter.name}`],
          [m.entryColumns.slip, slipNo],
          [m.movedFrom, movedFrom && monthText(movedFrom)],
          [m.coupon, coupons.length > 0 && <CouponNames key="coupons" coupons={coupons} />],
          [m.note, note],
          [m.entryNo, entryNo],
        ]}
      />
      <View className="ledger__head">
        <View className="y-title">{m.postings}</View>
        <View className="y-small">{m.entrySides}</View>
      </View>
      <Facts
        items={postings.map(({ account, name, amountFen }) => [
          name,
          <SignedMoney key={account} fen={amountFen} />,
        ])}
      />
      <CellGroup>
        {lines.map(({ lineId, brandName }) => (
          <Cell
            key={lineId}
            title={(kind === 'voucher-sold' ? m.usedOn : m.bill)(brandName)}
            onClick={() => onLine(lineId)}
          />
        ))}
        {statementId !== undefined && (
          <Cell title={m.statement} onClick={() => go('statement', { statementId })} />
        )}
      </CellGroup>
    </Sheet>
  );
};
