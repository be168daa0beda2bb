import { View } from '@tarojs/components';
import type { EndedPiece } from '@core/contracts/recall';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Field } from '@/components/field/field';
import { Tabs } from '@/components/tabs/tabs';
import { go } from '@/lib/go';
import { PagedTable } from '../../components/desktop/paged-table';
import { voidMessages as m } from './messages';
import { pieceColumns } from './piece-columns';
import { recallColumns } from './recall-columns';
import type { Records } from './use-void';

const toOffer = ({ templateId }: { templateId: string }) => go('offerView', { templateId });
const labelOf = ({ number, title }: EndedPiece): string => `${number} ${title}`;

const PieceRecords = ({ records }: { records: Records }) => (
  <View className="y-stack-12">
    <Field
      className="void-find"
      label={m.find}
      value={records.typed}
      maxLength={20}
      hint={records.typed.trim() === '' || records.found ? m.findHint : m.couponWrong}
      onInput={records.setTyped}
    />
    <PagedTable
      label={m.records}
      columns={pieceColumns}
      pages={records.pieces}
      rowKey={row => row.recordId}
      rowLabel={labelOf}
      onRow={toOffer}
      empty={
        records.found ? (
          <EmptyState icon="search" title={m.noSuchPiece} note={m.noSuchNote} />
        ) : (
          <EmptyState icon="trash" title={m.noPieces} />
        )
      }
    />
  </View>
);

/** What was voided before: single pieces, found by their number, and whole offers. */
export const RecordsView = ({ records }: { records: Records }) => (
  <>
    <View className="y-title">{m.records}</View>
    <Tabs tabs={m.recordKinds} value={records.kind} onChange={records.setKind} look="pills" />
    {records.kind === 'coupon' ? (
      <PieceRecords records={records} />
    ) : (
      <PagedTable
        label={m.records}
        columns={recallColumns}
        pages={records.recalls}
        rowKey={row => row.recallId}
        rowLabel={row => row.title}
        empty={<EmptyState icon="trash" title={m.none} />}
      />
    )}
  </>
);
