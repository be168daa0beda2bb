import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Cell, CellGroup } from '@/components/cell/cell';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { Field } from '@/components/field/field';
import { PhoneButton } from '@/components/phone-button/phone-button';
import { tierNames } from '@/components/tier-card/tier-names';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { cardMessages as words } from './messages';
import type { CardMerging, FoundCard } from './use-card';

/** Number and digits, then what would move, then done. */
export const CardView = ({ card }: { card: CardMerging }) => {
  if (card.moved !== undefined) {
    const { member, movedPoints, upgradedTo } = card.moved;
    const note = [
      words.doneNote(movedPoints, member.points),
      ...(upgradedTo ? [words.upgraded(tierNames[upgradedTo])] : []),
    ].join('，');
    return <EmptyState icon="done" title={words.doneTitle} note={note} />;
  }
  return (
    <View className="y-stack-16">
      <View>
        <View className="y-title">{words.title}</View>
        <View className="y-note">{words.intro}</View>
      </View>
      {card.found ? <Found found={card.found} /> : <Proof card={card} />}
    </View>
  );
};

const Proof = ({ card }: { card: CardMerging }) => (
  <>
    <Field
      label={words.number}
      type="number"
      maxLength={16}
      value={card.fields.cardNumber}
      onInput={cardNumber => card.type({ cardNumber })}
      hint={words.numberHint}
      error={card.errors.cardNumber}
      confirmType="next"
    />
    <Field
      label={words.pin}
      type="number"
      maxLength={8}
      value={card.fields.pin}
      onInput={pin => card.type({ pin })}
      hint={words.pinHint}
      error={card.errors.pin}
    />
  </>
);

const Found = ({ found }: { found: FoundCard }) => (
  <>
    <CellGroup>
      <Cell title={words.number} value={found.numberMasked} />
      <Cell title={words.points} value={found.points.toLocaleString('en-US')} />
      <Cell title={words.tier} value={tierNames[found.tier]} />
      <Cell title={words.onCard} value={found.phoneMasked} />
    </CellGroup>
    <View className="y-note">{words.proof}</View>
  </>
);

/** The step she is at. */
export const CardAction = ({ card }: { card: CardMerging }) => {
  const { finding, merging } = card;
  if (card.moved !== undefined) return <Button onClick={() => go('me')}>{words.toMe}</Button>;
  if (!card.found) {
    return (
      <>
        <FailureLine failure={finding.failure} />
        <Button loading={finding.busy} onClick={() => void card.find()}>
          {words.find}
        </Button>
      </>
    );
  }
  return (
    <>
      <FailureLine failure={merging.failure} />
      {merging.uncertain ? (
        <Button loading={merging.busy} onClick={() => void card.retryMerge()}>
          {words.retry}
        </Button>
      ) : (
        <PhoneButton
          loading={merging.busy}
          onCode={code => void card.merge(code)}
          onRefuse={() => toast(words.keep)}
        >
          {words.merge}
        </PhoneButton>
      )}
    </>
  );
};
