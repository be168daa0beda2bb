import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferView } from '@core/contracts/offer';
import { shortYuanText } from '@core/domain/money-text';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { confirm } from '@/lib/confirm';
import { useActing } from '@/lib/acting';
import { offerMessages } from './messages';
import { CostLines } from './cost-lines';
import { totalsText } from './restock-words';

const m = offerMessages.answer;

type AnswerProps = { view: OfferView; busy: boolean; onAnswer: (agree: boolean, note: string) => void };

/** A party's word on what it is to bear: the share, what it could come to, yes or no. */
export const AnswerCard = ({ view: whole, busy, onAnswer }: AnswerProps) => {
  const { restock } = whole;
  // of one that is out the question is about more of it
  const view = restock ? { ...whole, projected: restock.projected } : whole;
  const brand = useActing(state => state.acting?.role) === 'brand-operator';
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const bears = (bearer: string): boolean => (bearer === 'brand') === brand;
  const shareBp = view.draft.costBearers
    .filter(({ bearer }) => bears(bearer))
    .reduce((sum, one) => sum + one.shareBp, 0);
  const mostFen = view.projected?.parts
    .filter(({ bearer }) => bears(bearer))
    .reduce((sum, { fen }) => sum + fen, 0);
  const share = `${offerMessages.share(shareBp)}${mostFen === undefined ? '' : `（${offerMessages.most(shortYuanText(mostFen))}）`}`;
  const yes = async (): Promise<void> => {
    if (await confirm({ title: m.yesTitle, body: m.yesBody(share), yes: m.yes })) onAnswer(true, note.trim());
  };
  const no = (): void => {
    setTried(true);
    if (note.trim() !== '') onAnswer(false, note.trim());
  };
  return (
    <View className="offer-card">
      <View className="offer-card__title">{m.title}</View>
      <View className="y-stack-16">
        {restock && <View className="y-note">{offerMessages.restock.ask(totalsText(restock))}</View>}
        <View className="y-note">{m.yesBody(share)}</View>
        <CostLines view={view} />
        <Field
          label={m.note}
          value={note}
          maxLength={100}
          error={tried && note.trim() === '' ? m.noteNeeded : undefined}
          onInput={setNote}
        />
        <View className="offer-moves">
          <Button kind="secondary" compact inline disabled={busy} onClick={no}>
            {m.no}
          </Button>
          <Button compact inline loading={busy} onClick={() => void yes()}>
            {m.yes}
          </Button>
        </View>
      </View>
    </View>
  );
};
