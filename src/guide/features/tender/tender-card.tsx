import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ExternalTender, TenderPlatform } from '@core/contracts/tender';
import { yuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Card } from '@/components/card/card';
import { Cell, CellGroup } from '@/components/cell/cell';
import { Chips } from '@/components/chips/chips';
import { Field } from '@/components/field/field';
import { Icon } from '@/components/icon/icon';
import { Money } from '@/components/money/money';
import { Sheet } from '@/components/sheet/sheet';
import { a11y } from '@/lib/a11y';
import { platformNames } from '@core/domain/bill/platform-names';
import { tenderMessages as m } from './messages';
import { emptyTender, readTender, type TenderProblem } from './tender-form';
import './tender.scss';

type TenderCardProps = {
  tenders: readonly ExternalTender[];
  onChange: (tenders: ExternalTender[]) => void;
};

const platforms = (Object.keys(platformNames) as TenderPlatform[]).map(key => ({
  key,
  text: platformNames[key],
}));

/** As many as the contract takes. */
const MOST = 10;

const Remove = ({ certificateId, onClick }: { certificateId: string; onClick: () => void }) => (
  <View
    className="tender__remove"
    onClick={onClick}
    {...a11y({ role: 'button', focusable: true, label: m.remove(certificateId) })}
  >
    <Icon name="trash" size={20} />
  </View>
);

const TenderSheet = ({
  open,
  there,
  onClose,
  onKeep,
}: {
  open: boolean;
  there: readonly ExternalTender[];
  onClose: () => void;
  onKeep: (tender: ExternalTender) => void;
}) => {
  const [draft, setDraft] = useState(emptyTender);
  const [problem, setProblem] = useState<TenderProblem>();
  const change = (part: Partial<typeof draft>): void => {
    setProblem(undefined);
    setDraft(old => ({ ...old, ...part }));
  };
  const keep = (): void => {
    const read = readTender(draft, there);
    if (!read.ok) return setProblem(read.problem);
    setDraft(old => ({ ...emptyTender, platform: old.platform }));
    onKeep(read.tender);
  };
  const errorOf = (field: TenderProblem['field']) => (problem?.field === field ? problem.text : undefined);
  return (
    <Sheet open={open} title={m.title} onClose={onClose} foot={<Button onClick={keep}>{m.keep}</Button>}>
      <View className="y-stack-12">
        <View className="y-note">{m.hint}</View>
        <Chips
          label={m.platform}
          items={platforms}
          value={draft.platform}
          onChange={key => change({ platform: key as TenderPlatform })}
        />
        <Field
          label={m.certificate}
          value={draft.certificate}
          hint={m.certificateHint}
          error={errorOf('certificate')}
          maxLength={80}
          onInput={certificate => change({ certificate })}
        />
        <Field
          label={m.face}
          type="digit"
          value={draft.face}
          error={errorOf('face')}
          maxLength={16}
          onInput={face => change({ face })}
        />
        <Field
          label={m.paid}
          type="digit"
          value={draft.paid}
          error={errorOf('paid')}
          maxLength={16}
          onInput={paid => change({ paid })}
        />
      </View>
    </Sheet>
  );
};

/** Vouchers of other platforms that pay a part of this bill. */
export const TenderCard = ({ tenders, onChange }: TenderCardProps) => {
  const [adding, setAdding] = useState(false);
  return (
    <Card flush={tenders.length > 0} title={tenders.length > 0 ? m.title : undefined}>
      {tenders.length > 0 && (
        <CellGroup>
          {tenders.map(tender => (
            <Cell
              key={`${tender.platform} ${tender.certificateId}`}
              title={m.row(tender.platform, tender.certificateId)}
              note={m.paidFor(yuanText(tender.paidFen))}
              value={<Money fen={tender.faceFen} size={16} />}
              tail={
                <Remove
                  certificateId={tender.certificateId}
                  onClick={() => onChange(tenders.filter(one => one !== tender))}
                />
              }
            />
          ))}
        </CellGroup>
      )}
      {tenders.length < MOST && (
        <Button kind="quiet" compact icon="plus" onClick={() => setAdding(true)}>
          {m.add}
        </Button>
      )}
      <TenderSheet
        open={adding}
        there={tenders}
        onClose={() => setAdding(false)}
        onKeep={tender => {
          setAdding(false);
          onChange([...tenders, tender]);
        }}
      />
    </Card>
  );
};
