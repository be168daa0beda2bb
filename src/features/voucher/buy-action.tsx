import { View } from '@tarojs/components';
import { timeText } from '@core/domain/calendar';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Money } from '@/components/money/money';
import { Sheet } from '@/components/sheet/sheet';
import { a11y } from '@/lib/a11y';
import { useNow } from '@/lib/use-now';
import { voucherMessages as words } from './messages';
import { useBuy } from './use-buy';

type BuyActionProps = { templateId: string; priceFen: number; onSettled: () => Promise<void> };

/** Buys one voucher: what it costs is on the button, what becomes of the money when it is not used above it. */
export const BuyAction = ({ templateId, priceFen, onSettled }: BuyActionProps) => {
  const { order, keptUntil, buy, pay, cancel, busy } = useBuy(onSettled);
  const kept = useNow(1_000) < (keptUntil ?? 0) ? keptUntil : undefined;
  return (
    <>
      <View className="y-small" {...a11y({ role: 'status', live: 'polite' })}>
        {kept === undefined ? words.promise : words.cancelled(timeText(kept))}
      </View>
      <Button loading={busy} onClick={() => void buy(templateId)}>
        {kept === undefined ? words.buy(yuanText(priceFen)) : words.goOn(yuanText(priceFen))}
      </Button>
      <Sheet
        open={order !== undefined}
        title={words.panelTitle}
        onClose={cancel}
        foot={
          <View className="y-stack-12">
            <Button loading={busy} onClick={() => void pay()}>
              {words.pay}
            </Button>
            <Button kind="secondary" onClick={cancel}>
              {words.later}
            </Button>
          </View>
        }
      >
        <View className="y-stack-12">
          <View className="y-note">{words.panelNote(order?.title ?? '')}</View>
          <Money fen={order?.priceFen ?? 0} size={32} />
        </View>
      </Sheet>
    </>
  );
};
