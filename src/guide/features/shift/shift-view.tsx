import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ShiftReport } from '@core/contracts/shift';
import { dateText, timeText } from '@core/domain/calendar';
import { Card } from '@/components/card/card';
import { Money } from '@/components/money/money';
import { platformNames } from '../../lib/platform-names';
import { kindNames, shiftMessages as m } from './messages';
import './shift.scss';

/** 11月22日, as everywhere else. */
const dayOf = (at: number): string => m.day(dateText(at).slice(5, 7), dateText(at).slice(8));

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <View className="shift__row">
    <View className="shift__label">{label}</View>
    <View className="shift__value">{children}</View>
  </View>
);

const Redemptions = ({ report }: { report: ShiftReport }) => (
  <Card title={m.redemptions} aside={m.count(report.redemptions.count)}>
    <Row label={m.pay}>
      <Money fen={report.redemptions.payFen} size={16} />
    </Row>
    <Row label={m.saved}>
      <Money fen={report.redemptions.savedFen} size={16} />
    </Row>
    {report.byKind.map(({ kind, count, savedFen }) => (
      <Row key={kind} label={`${kindNames[kind]} · ${m.count(count)}`}>
        <Money fen={savedFen} size={14} />
      </Row>
    ))}
  </Card>
);

const Undone = ({ report: { reversals, refunds } }: { report: ShiftReport }) => (
  <Card title={`${m.reversals}与${m.refunds}`}>
    <Row label={`${m.reversals} · ${m.count(reversals.count)}`}>
      <Money fen={reversals.savedFen} size={14} />
    </Row>
    <Row label={`${m.refunds} · ${m.count(refunds.count)}`}>
      <Money fen={refunds.payFen} size={14} />
    </Row>
    <Row label={m.cash}>
      <Money fen={refunds.cashFen} size={14} />
    </Row>
    {refunds.pointsFen > 0 && (
      <Row label={m.points}>
        <Money fen={refunds.pointsFen} size={14} />
      </Row>
    )}
    {refunds.externalFen > 0 && (
      <Row label={m.byPlatform}>
        <Money fen={refunds.externalFen} size={14} />
      </Row>
    )}
  </Card>
);

/** Who, when, on which terminals; what was redeemed, undone, refunded, and what is still to be looked at. */
export const ShiftView = ({ report }: { report: ShiftReport }) => (
  <View className="y-stack-12">
    <View className="y-note">
      {[report.name, `${dayOf(report.from)} ${m.range(timeText(report.from), timeText(report.to - 1))}`]
        .filter(Boolean)
        .join(' · ')}
    </View>
    <Redemptions report={report} />
    {report.external.length > 0 && (
      <Card title={m.external}>
        {report.external.map(({ platform, count, faceFen }) => (
          <Row key={platform} label={`${platformNames[platform]} · ${m.count(count)}`}>
            <Money fen={faceFen} size={14} />
          </Row>
        ))}
      </Card>
    )}
    <Undone report={report} />
    <Card title={m.open}>
      <Row label={m.unmet}>{m.count(report.unmet)}</Row>
      <Row label={m.mismatches}>{m.count(report.mismatches)}</Row>
    </Card>
    {report.terminals.length > 1 && (
      <Card title={m.terminals}>
        {report.terminals.map(({ terminalId, count }, index) => (
          <Row key={terminalId} label={m.terminal(index + 1)}>
            {m.count(count)}
          </Row>
        ))}
      </Card>
    )}
  </View>
);
