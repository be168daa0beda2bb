import { View } from '@tarojs/components';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Money } from '@/components/money/money';
import { Sheet } from '@/components/sheet/sheet';
import { voucherMessages as words } from './messages';
import { useBuy } from './use-buy';

type BuyActionProps = { templateId: string; priceFen: number; onSettled: () => Promise<void> };

/** Buys one voucher: what it costs is on the button, what becomes of the money when it is not used above it. */
export const BuyAction = ({ templateId, priceFen, onSettled }: BuyActionProps) => {
  const { order, buy, pay, cancel, busy } = useBuy(onSettled);
  return (
    <>
      <View className="y-small">{words.promise}</View>
      <Button loading={busy} onClick={() => void buy(templateId)}>
        {words.buy(yuanText(priceFen))}
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
