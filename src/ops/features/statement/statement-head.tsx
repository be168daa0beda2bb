import { lastDispute, lastRenewal } from '@core/domain/books/dispute';
import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import { SignedMoney } from '../../components/signed-money';
import { lineKinds, monthText, statementStates, stateText } from '../../lib/books-words';
import { changeYuanText, signedYuanText } from '../../lib/signed-yuan';
import { statementMessages as m } from './messages';
import type { StatementView } from './use-statement';
import './statement.scss';

const COVERED = [
  'cashFen',
  'externalFen',
  'pointsFen',
  'voucherFen',
  'mallFen',
  'platformFen',
  'brandFen',
] as const;
const KINDS = Object.keys(lineKinds);

const Row = ({ name, fen }: { name: string; fen: number }) => (
  <View className="statement__row statement__line">
    <View className="statement__name">{name}</View>
    <SignedMoney fen={fen} />
  </View>
);

/** Every term of the sum, also one that is nothing; then what the goods were paid with. */
const Reckoning = ({ parts, dueFen }: Pick<StatementView, 'parts' | 'dueFen'>) => (
  <Card title={m.how}>
    <Row name={m.reckoned.salesFen} fen={parts.salesFen} />
    <Row name={m.reckoned.brandFen} fen={0 - parts.brandFen} />
    <Row name={m.reckoned.takenFen} fen={0 - parts.takenFen} />
    <Row name={m.reckoned.correctionFen} fen={parts.correctionFen} />
    <View className="statement__sum">
      <Row name={m.columns.dueFen} fen={dueFen} />
    </View>
    <View className="statement__note statement__covered">{m.covered}</View>
    {COVERED.filter(part => parts[part] !== 0).map(part => (
      <Row key={part} name={m.parts[part]} fen={parts[part]} />
    ))}
  </Card>
);

/** Who is owed how much, and how that comes about. */
export const StatementHead = ({ statement }: { statement: StatementView }) => {
  const { brand, month, state, stale, dueFen, parts, byKind, lineCount, revision, madeAt } = statement;
  const kinds = [...byKind].sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  return (
    <View className="statement__grid">
      <Card
        title={`${brand.name} ${monthText(month)}`}
        aside={<Tag tone={statementStates[state].tone}>{stateText(statement)}</Tag>}
      >
        <View className="statement__due">
          <View className="y-note">{dueFen < 0 ? m.dueBack : m.due}</View>
          <SignedMoney fen={Math.abs(dueFen)} size={32} tone="price" />
        </View>
        {stale && <Tag tone="warn">{m.stale}</Tag>}
        {kinds.map(({ kind, count, dueFen: due }) => (
          <Row key={kind} name={`${lineKinds[kind]} ${m.lineCount(count)}`} fen={due} />
        ))}
        {lineCount > 0 && <View className="statement__note">{m.countedSo}</View>}
        {lineCount > 0 && <View className="statement__note">{m.netSo}</View>}
        <View className="statement__note">{`${m.revision(revision)} · ${m.madeAt(momentText(madeAt, serverNow()))}`}</View>
      </Card>
      <Reckoning parts={parts} dueFen={dueFen} />
    </View>
  );
};

const By = ({ byName, at }: StatementView['history'][number]) => (
  <View className="statement__note">{`${byName} · ${momentText(at, serverNow())}`}</View>
);

/** What a brand is to decide on anew: by how much it changed, and that an older yes does not count for it. */
export const Changed = ({ statement: { state, history } }: { statement: StatementView }) => {
  const { renewed, before } = lastRenewal(history) ?? {};
  if (!renewed || !before || state !== 'issued') return null;
  const { dueFen, correctionFen } = renewed;
  const [from, to] = [signedYuanText(before.dueFen), signedYuanText(dueFen)];
  const corrected = correctionFen === undefined ? undefined : changeYuanText(correctionFen);
  return (
    <Card title={m.changedTitle}>
      <View>{m.dueChanges(from, to)}</View>
      <View>{m.changedBy(changeYuanText(dueFen - before.dueFen), corrected)}</View>
      {before.event === 'confirm' && <View>{m.confirmedBefore}</View>}
      <By {...renewed} />
    </Card>
  );
};

/** What the brand objects to, beside the button that answers it; then the answer, beside the brand's own buttons. */
export const Objection = ({ statement: { state, history } }: { statement: StatementView }) => {
  const { said, answered } = lastDispute(history) ?? {};
  if (!said || (state !== 'disputed' && state !== 'issued')) return null;
  if (!answered)
    return (
      <Card title={m.brandSays}>
        <View>{said.note}</View>
        <By {...said} />
      </Card>
    );
  return (
    <Card title={answered.event === 'answer' ? m.answeredTitle : m.renewedTitle}>
      <View>{answered.event === 'answer' ? m.mallSays(answered.note ?? '') : m.mallRenewed}</View>
      <By {...answered} />
      <View className="statement__said">{m.said(said.note ?? '')}</View>
      <By {...said} />
    </Card>
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
