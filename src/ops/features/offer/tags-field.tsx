import { ChosenChips } from './chosen-chips';
import { offerMessages } from './messages';
import { Choice } from './step-parts';

const m = offerMessages.fields;

type TagsProps = { value: readonly string[]; error?: string; onChange: (value: string[]) => void };

/** Tags of a draft from when they could still be typed: nobody carries any, so all there is to do is to take them out. */
export const TagsField = ({ value, error, onChange }: TagsProps) =>
  value.length === 0 ? null : (
    <Choice label={m.tags} error={error}>
      <ChosenChips
        items={value.map(tag => ({ key: tag, text: tag }))}
        onRemove={tag => onChange(value.filter(one => one !== tag))}
      />
    </Choice>
  );
