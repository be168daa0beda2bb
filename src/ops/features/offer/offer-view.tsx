import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferReport, OfferView as View_ } from '@core/contracts/offer';
import { Button } from '@/components/button/button';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { QueryBody } from '@/components/page/page';
import { Skeleton } from '@/components/skeleton/skeleton';
import { Tag } from '@/components/tag/tag';
import { serverNow } from '@/lib/clock';
import { copyText } from '@/lib/copy';
import { momentText } from '@/lib/time-text';
import type { Query } from '@/lib/use-query';
import { AnswerCard } from './answer-card';
import { CostLines } from './cost-lines';
import { offerMessages as m } from './messages';
import { StateTag } from './offer-columns';
import { ReportCounters, ReportFigures } from './report-card';
import { RestockSheet, type TotalsErrors } from './restock-sheet';
import { restockTitle, totalsText } from './restock-words';
import { StockHint } from './stock-hint';
import type { PlainMove, Totals } from './use-offer';
import './offer.scss';

const TONES = { waiting: 'warn', confirmed: 'good', declined: 'bad' } as const;

const Asked = ({ asked, title, note }: Pick<View_, 'asked'> & { title: string; note?: string }) => (
  <View className="offer-card">
    <View className="offer-card__title">{title}</View>
    {note && <View className="y-note">{note}</View>}
    {asked.map(({ brand, answer, note, by, at }) => (
      <View key={brand?.brandId ?? 'mall'} className="offer-line">
        <View>
          <View>{brand?.name ?? m.view.mall}</View>
          {note && <View className="y-small">{note}</View>}
          {by && at !== undefined && (
            <View className="y-small">{m.view.byAt(by, momentText(at, serverNow()))}</View>
          )}
        </View>
        <Tag tone={TONES[answer]}>{m.view.answers[answer]}</Tag>
      </View>
    ))}
  </View>
);

const Rules = ({ view }: { view: View_ }) => (
  <View className="offer-card">
    <View className="offer-card__title">{m.view.rules}</View>
    <View className="offer-rules">
      {view.rules.map(sentence => (
        <View key={sentence} className="offer-rules__one">
          {sentence}
        </View>
      ))}
    </View>
    <View className="y-small">
      {[m.view.version(view.version), m.view.maker(view.maker.name)].join(' · ')}
    </View>
    <View className="offer-line">
      <View className="y-small">{m.view.number(view.templateId)}</View>
      <Button
        kind="quiet"
        compact
        inline
        icon="copy"
        label={m.view.copyNumber}
        onClick={() => void copyText(view.templateId, m.view.copied)}
      >
        {m.view.copy}
      </Button>
    </View>
  </View>
);

const PLAIN: readonly PlainMove[] = [
  'submit',
  'withdraw',
  'settle',
  'publish',
  'resume',
  'pause',
  'copy',
  'end',
];
const FORWARD: readonly PlainMove[] = ['submit', 'publish', 'resume'];

type MovesProps = {
  view: View_;
  busy: boolean;
  onMove: (move: PlainMove) => void;
  onRevise: () => void;
  onRestock: (totals: Totals) => Promise<TotalsErrors | undefined>;
};

const Moves = ({ view, busy, onMove, onRevise, onRestock }: MovesProps) => {
  const [restocking, setRestocking] = useState(false);
  return (
    <View className="offer-moves">
      {view.may.includes('restock') && (
        <Button
          kind="secondary"
          compact
          inline
          icon="edit"
          disabled={busy}
          onClick={() => setRestocking(true)}
        >
          {m.restock.verb}
        </Button>
      )}
      {PLAIN.filter(move => view.may.includes(move)).map(move => (
        <Button
          key={move}
          kind={FORWARD.includes(move) ? 'primary' : move === 'end' ? 'danger' : 'secondary'}
          compact
          inline
          disabled={busy}
          onClick={() => onMove(move)}
        >
          {m.move[move]}
        </Button>
      ))}
      {view.may.includes('revise') && (
        <Button kind="secondary" compact inline icon="edit" disabled={busy} onClick={onRevise}>
          {m.move.revise}
        </Button>
      )}
      {restocking && (
        <RestockSheet view={view} busy={busy} onRestock={onRestock} onClose={() => setRestocking(false)} />
      )}
    </View>
  );
};

type OfferViewProps = MovesProps & {
  report: Query<OfferReport>;
  onAnswer: (agree: boolean, note: string) => void;
  onLog?: () => void;
  /** leads to where everything unused of it is voided */
  onVoid?: () => void;
};

/** One template: how it stands, what it costs, what has become of it, and what can be done next. */
export const OfferView = ({ view, report, onAnswer, onLog, onVoid, ...moves }: OfferViewProps) => (
  <View className="offer-view">
    <View className="offer-view__part">
      {view.mine && <AnswerCard view={view} busy={moves.busy} onAnswer={onAnswer} />}
      <View className="offer-card">
        <View className="offer-line">
          <View className="offer-head">{view.title || m.untitled}</View>
          <StateTag row={view} />
        </View>
        {view.waiting > 0 && <View className="y-note">{m.waiting(view.waiting)}</View>}
        {view.joined !== undefined && <View className="y-note">{m.view.joined(view.joined)}</View>}
        {view.faults.length > 0 && (
          <View className="y-note">{`${m.view.faults}：${view.faults.map(({ message }) => message).join('；')}`}</View>
        )}
        <Moves view={view} {...moves} />
      </View>
      <QueryBody query={report} skeleton={<Skeleton shape="card" />}>
        {figures => (
          <>
            <ReportFigures report={figures} benefit={view.benefit} />
            <ReportCounters report={figures} />
          </>
        )}
      </QueryBody>
    </View>
    <View className="offer-view__part">
      <CouponTicket
        title={view.title || m.untitled}
        benefit={view.benefit}
        thresholdFen={view.draft.thresholdFen}
        scope={view.scopeText}
        when={view.whenText}
        validity={view.validityText}
        issuer={view.issuer}
        issuerName={view.brand?.name ?? view.maker.name}
      />
      <View className="offer-card">
        <View className="offer-card__title">{m.view.cost}</View>
        <CostLines view={view} />
        {view.state !== 'ended' && <StockHint offer={view.draft} />}
      </View>
      {view.restock && (
        <Asked
          asked={view.restock.asked}
          title={restockTitle(view.restock)}
          note={totalsText(view.restock)}
        />
      )}
      {view.asked.length > 0 && <Asked asked={view.asked} title={m.view.asked} />}
      <Rules view={view} />
      {onLog && (
        <Button kind="quiet" compact icon="doc" onClick={onLog}>
          {m.view.log}
        </Button>
      )}
      {onVoid && (
        <Button kind="quiet" compact icon="trash" onClick={onVoid}>
          {m.view.voidAll}
        </Button>
      )}
    </View>
  </View>
);
