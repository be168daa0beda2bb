import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { a11y } from '@/lib/a11y';
import { go } from '@/lib/go';
import { voidMessages as m } from './messages';
import type { Settled } from './use-void';

/** The coupons that were ended since the page opened, the latest first, each with the way to its record. */
export const SettledView = ({ rows }: { rows: readonly Settled[] }) =>
  rows.length === 0 ? null : (
    <View {...a11y({ role: 'status', live: 'polite' })}>
      <Card title={m.settled}>
        <View className="y-stack-12">
          {rows.map(({ couponId, number, title, worth, holder, reason, outcome }) => (
            <View key={couponId}>
              <View>{`${title} · ${worth} ${m.settledAs[outcome]}`}</View>
              <View className="y-note">{`券号 ${number} · 持有人 ${holder}`}</View>
              <View className="y-note">{`原因：${reason}`}</View>
              <Button
                kind="quiet"
                compact
                inline
                onClick={() => go('audit', { subjectId: couponId, name: number })}
              >
                {m.toLog}
              </Button>
            </View>
          ))}
        </View>
      </Card>
    </View>
  );
