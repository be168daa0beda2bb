import { View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { useToast } from '@/lib/toast';
import './toast.scss';

/** Shows what `toast()` says; each page carries one. */
export const ToastHost = () => {
  const text = useToast(state => state.text);
  const tone = useToast(state => state.tone);
  const turn = useToast(state => state.turn);
  if (!text) return null;
  return (
    <View key={turn} className="y-toast" {...a11y({ role: 'status', live: 'polite' })}>
      {tone !== 'plain' && <Icon name={tone === 'good' ? 'done' : 'warn'} size={20} />}
      <View>{text}</View>
    </View>
  );
};
