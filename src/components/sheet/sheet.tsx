import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { useBackLayer } from '@/lib/back-layer';
import { useLayerFocus } from '@/lib/layer-focus';
import { useLeft } from '@/lib/use-left';
import './sheet.scss';

type SheetProps = {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** buttons kept at the foot */
  foot?: ReactNode;
};

/** A panel from below: more of the same matter without leaving the page; it goes when the page is left or by "back" or Escape. */
export const Sheet = ({ open, title, onClose, children, foot }: SheetProps) => {
  const panel = useLayerFocus(open);
  useBackLayer(open, onClose);
  useLeft(() => open && onClose());
  if (!open) return null;
  return (
    <View className="y-sheet">
      <View className="y-sheet__veil" onClick={onClose} />
      <View {...panel} className="y-sheet__panel" {...a11y({ role: 'dialog', modal: true, label: title })}>
        <View className="y-sheet__head">
          <View className="y-sheet__title">{title}</View>
          <View
            className="y-sheet__close"
            onClick={onClose}
            {...a11y({ role: 'button', focusable: true, label: '关闭' })}
          >
            <Icon name="close" size={22} />
          </View>
        </View>
        <ScrollView scrollY className="y-sheet__body">
          <View className="y-sheet__inner">{children}</View>
        </ScrollView>
        {foot && <View className="y-sheet__foot">{foot}</View>}
      </View>
    </View>
  );
};
