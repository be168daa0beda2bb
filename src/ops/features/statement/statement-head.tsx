import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { Facts } from '../../components/desktop/facts';
import { SignedMoney } from '../../components/signed-money';
import { lineKinds, monthText, statementStates } from '../../lib/books-words';
import { statementMessages as m } from './messages';
import type { StatementView } from './use-statement';
import './statement.scss';

const PARTS = Object.keys(m.parts) as (keyof typeof m.parts)[];

/** Who is owed how much, and how that comes about. */
export const StatementHead = ({ statement }: { statement: StatementView }) => {
  const { brand, month, state, stale, dueFen, parts, byKind, revision, madeAt } = statement;
  return (
    <View className="statement__grid">
      <Card
        title={`${brand.name} ${monthText(month)}`}
        aside={<Tag tone={statementStates[state].tone}>{statementStates[state].text}</Tag>}
      >
        <View className="statement__due">
          <View className="y-note">{dueFen < 0 ? m.dueBack : m.due}</View>
          <SignedMoney fen={Math.abs(dueFen)} size={32} tone="price" />
        </View>
        {stale && <Tag tone="warn">{m.stale}</Tag>}
        <Facts
          items={byKind.map(({ kind, count, dueFen: due }) => [
            `${lineKinds[kind]} ${m.lineCount(count)}`,
            <SignedMoney key={kind} fen={due} />,
          ])}
        />
        <View className="statement__note">{`${m.revision(revision)} · ${m.madeAt(momentText(madeAt, serverNow()))}`}</View>
      </Card>
      <Card title={m.how}>
        <Facts
          items={PARTS.filter(part => parts[part] !== 0).map(part => [
            m.parts[part],
            <SignedMoney key={part} fen={parts[part]} />,
          ])}
        />
        <View className="statement__note">{m.formula}</View>
      </Card>
    </View>
  );
};

/** What happened to it, latest first. */
export const StatementHistory = ({ history }: Pick<StatementView, 'history'>) =>
  history.length === 0 ? null : (
    <Card title={m.history}>
      {[...history].reverse().map(({ at, event, byName, note, dueFen }) => (
        <View key={`${at}${event}`} className="statement__event">
          <View className="statement__row">
            <View>{`${m.events[event]} · ${byName}`}</View>
            <SignedMoney fen={dueFen} />
          </View>
          {note && <View>{note}</View>}
          <View className="statement__note">{momentText(at, serverNow())}</View>
        </View>
      ))}
    </Card>
  );
