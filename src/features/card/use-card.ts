import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import { useState } from 'react';
import { api } from '@/lib/api';
import type { Failure } from '@/lib/failure';
import { keepMember } from '@/lib/session';
import { useChange } from '@/lib/use-change';
import { cardMessages as words } from './messages';
import { cardErrors, cleanCard, type CardErrors, type CardFields } from './card-fields';

export type MergedCard = OutputOf<ConsumerContract, 'card.merge'>;
export type FoundCard = OutputOf<ConsumerContract, 'card.find'>;

/** The same mistake again must not look as if nothing had been asked. Which half is wrong, nobody says. */
const again = (failure: Failure | undefined, misses: number): Failure | undefined =>
  failure?.code === 'CARD_NOT_FOUND' && misses > 1
    ? { ...failure, message: words.wrongAgain(misses) }
    : failure;

/** Merging an old card: two proofs, nothing moves before the second. */
export const useCard = () => {
  const [fields, setFields] = useState<CardFields>({ cardNumber: '', pin: '' });
  const [errors, setErrors] = useState<CardErrors>({});
  const [found, setFound] = useState<FoundCard>();
  const [misses, setMisses] = useState(0);
  const [moved, setMoved] = useState<MergedCard>();
  const finding = useChange((input: CardFields, requestId) =>
    api.consumer('card.find', input, { requestId }),
  );
  const merging = useChange((phoneCode: string, requestId) =>
    api.consumer('card.merge', { ...cleanCard(fields), phoneCode }, { requestId }),
  );

  const find = async () => {
    const wrong = cardErrors(fields);
    setErrors(wrong);
    finding.clear();
    if (Object.keys(wrong).length > 0) return;
    const answer = await finding.run(cleanCard(fields));
    if (answer?.ok) return setFound(answer.data);
    if (answer?.failure.code === 'CARD_NOT_FOUND') setMisses(old => old + 1);
  };
  const settle = (answer: Awaited<ReturnType<typeof merging.run>>) => {
    if (!answer?.ok) return;
    keepMember(answer.data.member);
    setMoved(answer.data);
  };
  return {
    fields,
    errors,
    found,
    moved,
    finding: { ...finding, failure: again(finding.failure, misses) },
    merging,
    // what was wrong with the last try says nothing of the next one
    type: (part: Partial<CardFields>) => {
      finding.clear();
      setErrors({});
      setFields(old => ({ ...old, ...part }));
    },
    find,
    merge: async (phoneCode: string) => settle(await merging.run(phoneCode)),
    retryMerge: async () => settle(await merging.retry()),
  };
};
export type CardMerging = ReturnType<typeof useCard>;
