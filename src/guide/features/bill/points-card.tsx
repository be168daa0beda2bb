import { View } from '@tarojs/components';
import { yuanText } from '@core/domain/money-text';
import { POINTS_POLICY } from '@core/domain/points/policy';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { Field } from '@/components/field/field';
import { billMessages as m } from './messages';
import { pointsChosen, type PointsUse } from './points';

type PointsCardProps = {
  /** the most that could be used */
  offer: PointsUse;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** how many, as typed; all while nothing is */
  typed: string;
  onType: (typed: string) => void;
};

const count = (points: number): string => points.toLocaleString('en-US');

/** Points that could pay a part: hers to decide, so never ticked by itself, and as many as she likes. */
export const PointsCard = ({ offer, checked, onChange, typed, onType }: PointsCardProps) => {
  const chosen = checked ? pointsChosen(offer, typed) : offer;
  const words = chosen ? m.usePoints(count(chosen.used), yuanText(chosen.fen)) : m.usePointsNone;
  return (
    <Card>
      <View className="y-stack-12">
        <Check checked={checked} onChange={onChange} label={words} note={m.usePointsNote}>
          {words}
        </Check>
        {checked && (
          <Field
            label={m.pointsCount}
            type="number"
            maxLength={9}
            value={typed}
            onInput={onType}
            placeholder={String(offer.used)}
            hint={m.pointsSteps(POINTS_POLICY.step, count(offer.used))}
          />
        )}
      </View>
    </Card>
  );
};
