import type { OpenBillView } from '@core/contracts/open-bill';
import { timeText } from '@core/domain/calendar';
import { yuanText } from '@core/domain/money-text';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Tag, type Tone } from '@/components/tag/tag';
import { leftUntil } from '@/lib/left-until';
import { openBillMessages as m } from './messages';

const tones: Record<OpenBillView['state'], Tone> = {
  open: 'warn',
  redeemed: 'good',
  released: 'plain',
  lapsed: 'plain',
  reversed: 'plain',
};

/** A bill whose time is over has lapsed, whether or not it was asked about since. */
export const stateNow = ({ state, until }: OpenBillView, now: number): OpenBillView['state'] =>
  state === 'open' && now >= until ? 'lapsed' : state;

/** The bills of a visit, each with how it stands; nothing while there are none. */
export const VisitBills = ({
  bills,
  now,
  onOpen,
}: {
  bills: readonly OpenBillView[];
  now: number;
  onOpen: (bill: OpenBillView) => void;
}) => {
  if (bills.length === 0) return null;
  return (
    <Card flush title={m.list}>
      <CellGroup>
        {bills.map(bill => {
          const state = stateNow(bill, now);
          const left = state === 'open' ? ` · ${m.left(leftUntil(bill.until, now))}` : '';
          return (
            <Cell
              key={bill.billId}
              icon="receipt"
              title={`¥${yuanText(bill.dueFen)}`}
              note={`${timeText(bill.openedAt)}${left}`}
              value={<Tag tone={tones[state]}>{m.states[state]}</Tag>}
              onClick={() => onOpen(bill)}
            />
          );
        })}
      </CellGroup>
    </Card>
  );
};
