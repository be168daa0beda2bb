import { View } from '@tarojs/components';
import { yuanText } from '@core/domain/money-text';
import { worthOf } from '@core/domain/points/policy';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { CellGroup } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Icon } from '@/components/icon/icon';
import { Revealed } from '@/components/revealed/revealed';
import { a11y } from '@/lib/a11y';
import { serverNow } from '@/lib/clock';
import { dayText, momentText } from '@/lib/time-text';
import type { Pages } from '@/lib/use-pages';
import { pointsMessages as words } from './messages';
import type { Points, PointsMoves } from './use-points';
import './points.scss';

const count = (points: number): string => points.toLocaleString('en-US');
/** So many of those that end first are named; the others have time. */
const NAMED_ENDS = 3;

/** What she has, what its whole steps take off a bill, and when it ends. */
const Balance = ({ points, step, held, waiting, lots }: Points) => (
  <Card className="points-head">
    <View className="y-note">{words.balance}</View>
    <View className="points-head__figure" {...a11y({ role: 'text', label: `${words.balance} ${points}` })}>
      {count(points)}
    </View>
    {points >= step && (
      <View className="y-note">{words.worth(yuanText(worthOf(points - (points % step))))}</View>
    )}
    {held > 0 && <View className="y-note">{words.held(count(held))}</View>}
    {waiting && (
      <View className="points-head__end">
        <Icon name="clock" size={16} />
        <View>{words.waiting(waiting.bills, yuanText(waiting.dueFen))}</View>
      </View>
    )}
    {lots.slice(0, NAMED_ENDS).map(({ until, points: ending }) => (
      <View key={until} className="points-head__end">
        <Icon name="clock" size={16} />
        <View>{words.ends(count(ending), dayText(until, serverNow()))}</View>
      </View>
    ))}
  </Card>
);

const Debt = ({ debt }: Points) => (
  <Card>
    <View className="points-debt" {...a11y({ role: 'alert' })}>
      <Icon name="warn" size={20} />
      <View>{words.debtTitle(count(debt))}</View>
    </View>
    <View className="y-note">{words.debtNote}</View>
  </Card>
);

const Rules = ({ perYuan, step, capBp, rateBp }: Points) => (
  <Card title={words.rules}>
    <View className="y-note">{words.earnRule(String(rateBp / 10_000))}</View>
    <View className="y-note">{words.useRule(perYuan, step)}</View>
    <View className="y-note">{words.capRule(`${capBp / 100}%`)}</View>
    <View className="y-note">{words.endRule}</View>
    <View className="y-note">{words.refundRule}</View>
  </Card>
);

const Move = ({ kind, points, at, place }: PointsMoves['items'][number]) => {
  const facts = [momentText(at, serverNow()), place].filter(Boolean).join(' · ');
  return (
    <View
      className="points-move"
      {...a11y({ role: 'text', label: `${words.kind(kind)}，${words.change(points)}，${facts}` })}
    >
      <View className="y-grow">
        <View className="y-body">{words.kind(kind)}</View>
        <View className="y-small">{facts}</View>
      </View>
      <View className={`points-move__change ${points > 0 ? 'is-more' : ''}`}>{words.change(points)}</View>
    </View>
  );
};

/** Her points with every movement, newest first. */
export const PointsView = ({ points, moves }: { points: Points; moves: Pages<PointsMoves> }) => (
  <View className="y-stack-12">
    <Balance {...points} />
    {points.debt > 0 && <Debt {...points} />}
    {moves.items.length === 0 ? (
      <EmptyState icon="star" title={words.emptyTitle} note={words.emptyNote} />
    ) : (
      <CellGroup>
        <Revealed rows={moves.items}>{move => <Move key={move.entryId} {...move} />}</Revealed>
      </CellGroup>
    )}
    {moves.hasMore && (
      <Button kind="quiet" loading={moves.busyMore} onClick={() => void moves.more()}>
        {moves.moreFailure ? words.moreFailed : words.more}
      </Button>
    )}
    <Rules {...points} />
  </View>
);
