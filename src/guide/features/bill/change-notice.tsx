import { View } from '@tarojs/components';
import { yuanText } from '@core/domain/money-text';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import type { Change } from './choice';
import { billMessages as m, changeText } from './messages';
import './bill.scss';

/** What came out otherwise than the screen had said, before anything was redeemed. */
export const ChangeNotice = ({ changes, onClose }: { changes: readonly Change[]; onClose: () => void }) => (
  <View className="changed" {...a11y({ role: 'alert' })}>
    <View className="changed__title">
      <Icon name="warn" size={20} />
      <View className="y-grow">{m.changedTitle}</View>
      <View
        className="changed__close"
        onClick={onClose}
        {...a11y({ role: 'button', focusable: true, label: m.gotIt })}
      >
        <Icon name="close" size={18} />
      </View>
    </View>
    {changes.map((change, index) => (
      <View key={index} className="changed__line">
        {changeText(change, yuanText)}
      </View>
    ))}
  </View>
);
