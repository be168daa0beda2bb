import { View } from '@tarojs/components';
import type { ShiftReport } from '@core/contracts/shift';
import { dateText, timeText } from '@core/domain/calendar';
import { Card } from '@/components/card/card';
import { Money } from '@/components/money/money';
import { Pair } from '../../components/pair/pair';
import { platformNames } from '@core/domain/bill/platform-names';
import { kindNames, shiftMessages as m } from './messages';

/** 11月22日, as everywhere else. */
const dayOf = (at: number): string => m.day(dateText(at).slice(5, 7), dateText(at).slice(8));

/** What the bills came to, and what else than money paid of it, where something did. */
const Parts = ({
  redemptions: { payFen, pointsFen, externalFen, dueFen },
}: Pick<ShiftReport, 'redemptions'>) =>
  dueFen === payFen ? null : (
    <>
      <Pair label={m.pay}>
        <Money fen={payFen} size={14} />
      </Pair>
      {pointsFen > 0 && (
        <Pair label={m.ofIt.points}>
          <Money fen={pointsFen} size={14} />
        </Pair>
      )}
      {externalFen > 0 && (
        <Pair label={m.ofIt.external}>
          <Money fen={externalFen} size={14} />
        </Pair>
      )}
    </>
  );

const Redemptions = ({ report }: { report: ShiftReport }) => (
  <Card title={m.redemptions} aside={m.count(report.redemptions.count)}>
    <Parts redemptions={report.redemptions} />
    <Pair label={m.due}>
      <Money fen={report.redemptions.dueFen} size={16} />
    </Pair>
    <Pair label={m.saved}>
      <Money fen={report.redemptions.savedFen} size={16} />
    </Pair>
    {report.byKind.map(({ kind, count, savedFen }) => (
      <Pair key={kind} label={`${kindNames[kind]} · ${m.pieces(count)}`}>
        <Money fen={savedFen} size={14} />
      </Pair>
    ))}
  </Card>
);

/** Bills she opened and a till or a cashier took the money for: worth knowing, not hers to hand over. */
const Opened = ({ opened }: Pick<ShiftReport, 'opened'>) =>
  opened === undefined || opened.count === 0 ? null : (
    <Card title={m.opened} aside={m.count(opened.count)}>
      {opened.dueFen !== opened.payFen && (
        <Pair label={m.pay}>
          <Money fen={opened.payFen} size={14} />
        </Pair>
      )}
      <Pair label={m.due}>
        <Money fen={opened.dueFen} size={14} />
      </Pair>
      <Pair label={m.saved}>
        <Money fen={opened.savedFen} size={14} />
      </Pair>
      <View className="y-note">{m.openedNote}</View>
    </Card>
  );

const Undone = ({ report: { reversals, refunds } }: { report: ShiftReport }) => (
  <Card title={`${m.reversals}与${m.refunds}`}>
    <Pair label={m.reversed(reversals.count)}>
      <Money fen={reversals.savedFen} size={14} />
    </Pair>
    <Pair label={`${m.refunds} · ${m.count(refunds.count)}`}>
      <Money fen={refunds.payFen} size={14} />
    </Pair>
    <Pair label={m.cash}>
      <Money fen={refunds.cashFen} size={14} />
    </Pair>
    {refunds.pointsFen > 0 && (
      <Pair label={m.points}>
        <Money fen={refunds.pointsFen} size={14} />
      </Pair>
    )}
    {refunds.externalFen > 0 && (
      <Pair label={m.byPlatform}>
        <Money fen={refunds.externalFen} size={14} />
      </Pair>
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
    <Opened opened={report.opened} />
    {report.external.length > 0 && (
      <Card title={m.external}>
        {report.external.map(({ platform, count, faceFen }) => (
          <Pair key={platform} label={`${platformNames[platform]} · ${m.count(count)}`}>
            <Money fen={faceFen} size={14} />
          </Pair>
        ))}
      </Card>
    )}
    <Undone report={report} />
    <Card title={m.open}>
      <Pair label={m.unmet}>{m.count(report.unmet)}</Pair>
      <Pair label={m.mismatches}>{m.count(report.mismatches)}</Pair>
    </Card>
    {report.terminals.length > 1 && (
      <Card title={m.terminals}>
        {report.terminals.map(({ terminalId, name, count }, index) => (
          <Pair key={terminalId} label={name ?? m.terminal(index + 1)}>
            {m.count(count)}
          </Pair>
        ))}
      </Card>
    )}
  </View>
);
