import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { ChosenChips } from './chosen-chips';
import { offerMessages } from './messages';

const m = offerMessages.fields;

type TagsProps = { value: readonly string[]; error?: string; onChange: (value: string[]) => void };

/** Tags as they are typed, one after the other; whoever carries one of them may use the offer. */
export const TagsField = ({ value, error, onChange }: TagsProps) => {
  const [text, setText] = useState('');
  const add = (): void => {
    const tags = text.split(/[,，、\s]+/).filter(tag => tag !== '');
    setText('');
    onChange([...new Set([...value, ...tags])]);
  };
  return (
    <View className="y-stack-8">
      <Field
        label={m.tags}
        value={text}
        hint={m.tagsHint}
        error={error}
        maxLength={60}
        confirmType="done"
        onInput={setText}
        onConfirm={add}
        tail={
          <Button kind="quiet" compact inline disabled={text.trim() === ''} onClick={add}>
            {m.tagAdd}
          </Button>
        }
      />
      <ChosenChips
        items={value.map(tag => ({ key: tag, text: tag }))}
        onRemove={tag => onChange(value.filter(one => one !== tag))}
      />
    </View>
  );
};
