import { yuanText } from '@core/domain/money-text';
import { Card } from '@/components/card/card';
import { Check } from '@/components/check/check';
import { billMessages as m } from './messages';
import type { PointsUse } from './points';

type PointsCardProps = { offer: PointsUse; checked: boolean; onChange: (checked: boolean) => void };

/** Points that could pay a part: hers to decide, so never ticked by itself. */
export const PointsCard = ({ offer, checked, onChange }: PointsCardProps) => {
  const words = m.usePoints(offer.used.toLocaleString('en-US'), yuanText(offer.fen));
  return (
    <Card>
      <Check checked={checked} onChange={onChange} label={words} note={m.usePointsNote}>
        {words}
      </Check>
    </Card>
  );
};
