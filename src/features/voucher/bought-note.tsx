import { View } from '@tarojs/components';
import type { CouponDetail } from '@core/contracts/coupon';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { go } from '@/lib/go';
import { voucherMessages as words } from './messages';

/** She has just bought it: what, for how much, where it is and how it is used. Gone once it was used, given or paid back. */
export const BoughtNote = ({ coupon: { title, state, paidFen } }: { coupon: CouponDetail }) =>
  paidFen === undefined || (state !== 'usable' && state !== 'waiting') ? null : (
    <View {...a11y({ role: 'status', live: 'polite' })}>
      <Card title={words.boughtTitle} aside={<Icon name="done" size={22} />}>
        <View className="y-stack-12">
          <View>{words.boughtWhat(title, yuanText(paidFen))}</View>
          <View className="y-note">{words.boughtWhere}</View>
          <Button kind="secondary" compact onClick={() => go('coupons')}>
            {words.toWallet}
          </Button>
        </View>
      </Card>
    </View>
  );
