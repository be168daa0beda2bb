import { View } from '@tarojs/components';
import { Card } from '@/components/card/card';
import { Field } from '@/components/field/field';
import { Tabs } from '@/components/tabs/tabs';
import { ChooseOffer } from './choose-offer';
import { voidMessages as m } from './messages';
import { idIn, type VoidKind, type VoidValue } from './use-void';

const wrongOf: Record<VoidKind, string> = { coupon: m.couponWrong, template: m.templateWrong };

type VoidFormProps = { value: VoidValue; tried: boolean; onChange: (part: Partial<VoidValue>) => void };

/** What is voided, one coupon or everything of an offer, and why. */
export const VoidForm = ({ value, tried, onChange }: VoidFormProps) => (
  <Card title={m.title}>
    <View className="y-stack-16">
      <View className="y-note">{m.audit}</View>
      <Tabs
        tabs={m.kinds}
        value={value.kind}
        onChange={(kind: VoidKind) => onChange({ kind, id: '', name: undefined })}
        look="pills"
      />
      <Field
        label={value.kind === 'coupon' ? m.coupon : m.template}
        value={value.id}
        maxLength={110}
        hint={
          value.kind === 'coupon'
            ? m.couponHint
            : `${value.name ? m.picked(value.name) : ''}${m.templateHint}`
        }
        error={tried && idIn(value) === undefined ? wrongOf[value.kind] : undefined}
        onInput={id => onChange({ id: id.trimStart(), name: undefined })}
      />
      {value.kind === 'template' && (
        <ChooseOffer onChoose={({ templateId, title }) => onChange({ id: templateId, name: title })} />
      )}
      <Field
        label={m.reason}
        value={value.reason}
        maxLength={100}
        error={tried && value.reason.trim() === '' ? m.reasonMissing : undefined}
        onInput={reason => onChange({ reason })}
      />
    </View>
  </Card>
);
