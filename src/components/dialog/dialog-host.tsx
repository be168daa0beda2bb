import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { a11y } from '@/lib/a11y';
import { useBackLayer } from '@/lib/back-layer';
import { tapBeside, useConfirm } from '@/lib/confirm';
import { useLayerFocus } from '@/lib/layer-focus';
import './dialog.scss';

/** Shows what `confirm()` asks; each page carries one. */
export const DialogHost = () => {
  const question = useConfirm(state => state.question);
  const answer = useConfirm(state => state.answer);
  const panel = useLayerFocus(question !== undefined);
  useBackLayer(question !== undefined, () => answer(false));
  if (!question) return null;
  return (
    <View className="y-dialog">
      <View className="y-dialog__veil" onClick={tapBeside} />
      <View
        {...panel}
        className="y-dialog__box"
        {...a11y({ role: 'alertdialog', modal: true, label: question.title })}
      >
        <View className="y-dialog__title">{question.title}</View>
        {question.body && <View className="y-dialog__body">{question.body}</View>}
        <View className="y-dialog__buttons">
          <Button kind="secondary" onClick={() => answer(false)}>
            {question.no ?? '再想想'}
          </Button>
          <Button kind={question.danger ? 'danger' : 'primary'} onClick={() => answer(true)}>
            {question.yes}
          </Button>
        </View>
      </View>
    </View>
  );
};
