import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Chips } from '@/components/chips/chips';
import { Sheet } from '@/components/sheet/sheet';
import { monthText } from '../../lib/books-words';
import { exportMessages as m } from './messages';
import type { Wanted } from './use-exports';
import './export.scss';

type RequestSheetProps = {
  /** the journal is the group's, not a brand's */
  journal: boolean;
  months: readonly string[];
  busy: boolean;
  onClose: () => void;
  onYes: (wanted: Wanted) => void;
};

const chips = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, text }));

/** What to take away: which table, as what, of which month. */
export const RequestSheet = ({ journal, months, busy, onClose, onYes }: RequestSheetProps) => {
  const [wanted, setWanted] = useState<Wanted>({
    kind: 'statement-lines',
    format: 'xlsx',
    month: months[0]!,
  });
  return (
    <Sheet
      open
      title={m.create}
      onClose={onClose}
      foot={
        <Button loading={busy} onClick={() => onYes(wanted)}>
          {m.ask}
        </Button>
      }
    >
      <View className="y-stack-16">
        <View className="y-note">{m.createText}</View>
        <View className="export__label">{m.what}</View>
        <Chips
          label={m.what}
          items={chips(m.kinds).filter(({ key }) => journal || key !== 'entries')}
          value={wanted.kind}
          onChange={kind => setWanted({ ...wanted, kind: kind as Wanted['kind'] })}
        />
        <View className="export__label">{m.format}</View>
        <Chips
          label={m.format}
          items={chips(m.formats)}
          value={wanted.format}
          onChange={format => setWanted({ ...wanted, format: format as Wanted['format'] })}
        />
        <View className="export__label">{m.month}</View>
        <Chips
          label={m.month}
          items={months.map(key => ({ key, text: monthText(key) }))}
          value={wanted.month}
          onChange={month => setWanted({ ...wanted, month })}
        />
      </View>
    </Sheet>
  );
};
