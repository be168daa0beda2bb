import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Sheet } from '@/components/sheet/sheet';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { Facts } from '../../components/desktop/facts';
import { changeText } from './change-text';
import { fieldWords } from './field-words';
import { auditMessages as m } from './messages';
import { subjectText } from './subject-text';
import type { AuditRow, Only } from './use-audit';
import './audit.scss';

const Side = ({ name, text }: { name: string; text: string }) => (
  <View className="change__side">
    <View className="change__name">{name}</View>
    <View>{text || m.nothing}</View>
  </View>
);

type ChangeProps = AuditRow['change'][number] & { kind: string };

const Change = ({ field, before, after, kind }: ChangeProps) => (
  <View className="change">
    <View className="change__field">{fieldWords[field] ?? field}</View>
    <Side name={m.before} text={changeText(field, before, serverNow(), kind)} />
    <Side name={m.after} text={changeText(field, after, serverNow(), kind)} />
  </View>
);

type RecordSheetProps = { row: AuditRow; onClose: () => void; onOnly: (only: Only) => void };

/** One record with what was before and after, and the ways to more of the kind. */
export const RecordSheet = ({ row, onClose, onOnly }: RecordSheetProps) => {
  const more: readonly [string, Only][] = [
    [m.by, { field: 'actorId', value: row.actor.actorId, text: row.actor.name }],
    [m.about, { field: 'subjectId', value: row.subject.subjectId, text: subjectText(row) }],
    [m.kind, { field: 'action', value: row.action, text: row.what }],
  ];
  return (
    <Sheet open title={m.detail} onClose={onClose}>
      <Facts
        items={[
          [m.columns.what, row.what],
          [m.columns.at, momentText(row.at, serverNow())],
          [m.columns.actor, row.actor.name],
          [m.columns.subject, subjectText(row)],
          [m.columns.store, row.storeName],
          [m.place, row.desktop ? m.onDesktop : undefined],
          [m.columns.reason, row.reason],
          [m.recordId, row.recordId.slice(-8)],
        ]}
      />
      {row.change.length > 0 && (
        <View className="changes">
          <View className="y-title">{m.change}</View>
          {row.change.map(one => (
            <Change key={one.field} {...one} kind={row.subject.kind} />
          ))}
        </View>
      )}
      <View className="changes__more">
        {more.map(([text, only]) => (
          <Button key={only.field} kind="secondary" compact inline onClick={() => onOnly(only)}>
            {text}
          </Button>
        ))}
      </View>
    </Sheet>
  );
};
