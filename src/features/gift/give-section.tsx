import { View } from '@tarojs/components';
import type { CouponDetail } from '@core/contracts/coupon';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { serverNow } from '@/lib/clock';
import { copyText } from '@/lib/copy';
import { isWeapp } from '@/lib/platform';
import { momentText } from '@/lib/time-text';
import { giftLink } from './gift-link';
import { giftMessages as words } from './messages';
import { useGive } from './use-give';

type GiveSectionProps = { coupon: CouponDetail; onSettled: () => Promise<void> };

/** What can be done with a coupon for a friend: offer it, send its link, take it back, or see who has it. */
export const GiveSection = ({ coupon, onSettled }: GiveSectionProps) => {
  const gift = useGive(coupon.couponId, onSettled);
  const { giftId, giftUntil, givenTo } = coupon;
  if (giftId !== undefined && giftUntil !== undefined) return <Waiting {...{ giftId, giftUntil, gift }} />;
  if (givenTo !== undefined) {
    return (
      <CellGroup>
        <Cell icon="gift" title={words.givenLabel} value={givenTo} />
      </CellGroup>
    );
  }
  if (!coupon.giveable) return null;
  return (
    <CellGroup>
      <Cell icon="gift" title={words.give} note={words.giveNote} onClick={() => void gift.give()} />
    </CellGroup>
  );
};

type WaitingProps = { giftId: string; giftUntil: number; gift: ReturnType<typeof useGive> };

const Waiting = ({ giftId, giftUntil, gift }: WaitingProps) => {
  const copy = () => copyText(giftLink(giftId), words.copied);
  return (
    <Card title={words.waitingTitle}>
      <View className="y-stack-12">
        <View className="y-note">{words.waitingNote(momentText(giftUntil, serverNow()))}</View>
        {isWeapp ? (
          <Button icon="wechat" native={{ openType: 'share' }}>
            {words.share}
          </Button>
        ) : (
          <Button icon="copy" onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
        <Button kind="secondary" icon="undo" loading={gift.busyTaking} onClick={() => void gift.takeBack()}>
          {words.takeBack}
        </Button>
      </View>
    </Card>
  );
};
