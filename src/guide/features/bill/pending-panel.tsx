import { View } from '@tarojs/components';
import { dueFenOf } from '@core/domain/bill/due';
import { timeText } from '@core/domain/calendar';
import { worthOf } from '@core/domain/points/policy';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { FailureLine } from '@/components/error-state/error-state';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { a11y } from '@/lib/a11y';
import type { Failure } from '@/lib/failure';
import type { PendingRedemption } from './keeper';
import { pendingMessages as m } from './messages';
import './bill.scss';

type PendingPanelProps = {
  pending: PendingRedemption;
  busy: boolean;
  failure?: Failure;
  onAgain: () => void;
  /** leaves it for later */
  onLater?: () => void;
};

const slipWords = ({ data: { slipNo } }: PendingRedemption): string =>
  slipNo === undefined ? '' : `${m.slip} ${slipNo} · `;

/** What is to be taken in money, as the button said. */
const dueOf = ({ data: { expectedPayFen, tenders = [], points = 0 } }: PendingRedemption): number =>
  dueFenOf(expectedPayFen, tenders, worthOf(points));

/** A redemption whose answer did not come: the same figures as on the button, and the one thing to do about it. */
export const PendingPanel = ({ pending, busy, failure, onAgain, onLater }: PendingPanelProps) => (
  <Card>
    <View className="pending__title" {...a11y({ role: 'alert' })}>
      <Icon name="clock" size={22} />
      <View>{m.title}</View>
    </View>
    <View className="y-note">
      {m.hint({ pays: pending.data.lines.length > 0, gives: pending.gifts !== undefined })}
    </View>
    <View className="pending__facts">
      <View className="y-grow">
        <View className="y-small">{`${m.member} ${pending.memberMasked}`}</View>
        <View className="y-small">{`${slipWords(pending)}${timeText(pending.startedAt)}`}</View>
      </View>
      <View className="pending__money">
        {pending.data.lines.length > 0 && <Money fen={dueOf(pending)} size={18} />}
        {pending.savedFen > 0 && (
          <View className="y-small">
            {m.saved} <Money fen={pending.savedFen} size={14} tone="saved" />
          </View>
        )}
        {pending.gifts !== undefined && <View>{m.gift(pending.gifts)}</View>}
      </View>
    </View>
    <FailureLine failure={failure} />
    <View className="y-stack-8">
      <Button loading={busy} onClick={onAgain}>
        {m.again}
      </Button>
      {onLater && (
        <Button kind="quiet" onClick={onLater}>
          {m.later}
        </Button>
      )}
    </View>
  </Card>
);
