import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { Sheet } from '@/components/sheet/sheet';
import type { PhoneOffer } from '@/lib/wechat/phone';
import { phoneMessages as words } from './messages';
import './phone-sheet.scss';

type PhoneSheetProps = {
  offer: PhoneOffer | undefined;
  onAllow: (code: string) => void;
  onRefuse: () => void;
};

/** Looks and answers like WeChat's panel for the phone number; only the browser on the local runtime shows it. */
export const PhoneSheet = ({ offer, onAllow, onRefuse }: PhoneSheetProps) => (
  <Sheet
    open={offer !== undefined}
    title={words.title}
    onClose={onRefuse}
    foot={
      <View className="phone-sheet__buttons">
        <Button kind="secondary" onClick={onRefuse}>
          {words.refuse}
        </Button>
        <Button onClick={() => offer && onAllow(offer.code)}>{words.allow}</Button>
      </View>
    }
  >
    <View className="y-note">{words.asks}</View>
    <View className="phone-sheet__number">
      <Icon name="phone" size={28} />
      <View>
        <View className="phone-sheet__digits">{offer?.phoneMasked ?? words.thisPhone}</View>
        <View className="y-small">{words.bound}</View>
      </View>
    </View>
    <View className="y-small">{words.purpose}</View>
  </Sheet>
);
