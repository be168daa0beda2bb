import { useState } from 'react';
import type { OfferView } from '@core/contracts/offer';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import { readStored, removeStored, writeStored } from '@/lib/storage';
import { toast } from '@/lib/toast';
import { useChange } from '@/lib/use-change';
import { emptyForm, formOf, type OfferForm } from './draft-form';
import { offerMessages as m } from './messages';
import { readForm, type Problem } from './read-form';

/** What this window keeps of a form that was not saved. */
type Kept = { revision: number; form: OfferForm };
// the number counts the shapes that the form has had
const keyOf = (templateId: string | undefined): string => `offer-draft-3.${templateId ?? 'new'}`;

const keptOf = (view: OfferView | undefined): OfferForm | undefined => {
  const kept = readStored<Kept>('person', keyOf(view?.templateId));
  // what somebody saved since is newer than what was typed here
  return kept && kept.revision === (view?.revision ?? 0) ? kept.form : undefined;
};

const namesOf = ({ named }: OfferView): OfferForm['names'] =>
  Object.fromEntries(named.map(({ id, name }) => [id, name]));

/** The offer that was handed on, or what stands against it. */
type Submitted = { view?: OfferView; problems: readonly Problem[] };

const wrong = (problems: readonly Problem[], message: string): Submitted => {
  toast(message, 'bad');
  return { problems };
};

/** The form of one template, new or stored: kept on this phone with every change, and on the server when it is saved. */
export const useDraft = (view: OfferView | undefined) => {
  const brandId = useActing(state => state.acting?.brandId);
  const [stored, setStored] = useState(view);
  const [form, setForm] = useState<OfferForm>(
    () => keptOf(view) ?? (view ? formOf(view.draft, namesOf(view)) : emptyForm(serverNow(), brandId)),
  );
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Problem[]>([]);
  const read = readForm(form, serverNow(), stored?.stock.issued);
  const change = (part: Partial<OfferForm>): void => {
    const next = { ...form, ...part };
    setForm(next);
    setRefused([]);
    writeStored('person', keyOf(stored?.templateId), { revision: stored?.revision ?? 0, form: next });
  };
  const saving = useChange((input: Parameters<typeof api.ops<'offer.save'>>[1], requestId) =>
    api.ops('offer.save', input, { requestId }),
  );
  const submitting = useChange((input: { templateId: string }, requestId) =>
    api.ops('offer.submit', input, { requestId }),
  );

  const save = async (): Promise<OfferView | undefined> => {
    const base = stored ? { templateId: stored.templateId, revision: stored.revision } : {};
    const answer = await saving.run({ ...base, draft: read.draft });
    if (!answer) return undefined;
    if (!answer.ok) {
      toast(answer.failure.message, 'bad');
      return undefined;
    }
    removeStored('person', keyOf(stored?.templateId));
    setStored(answer.data);
    return answer.data;
  };
  /** Saves and hands it on, or tells what is wrong: here, or by what only the server knows, such as the counters there are. */
  const submit = async (): Promise<Submitted> => {
    setAsked(true);
    if (read.problems.length > 0) return wrong(read.problems, m.faulty(read.problems.length));
    const saved = await save();
    const answer = saved && (await submitting.run({ templateId: saved.templateId }));
    if (!answer) return { problems: [] };
    if (answer.ok) return { view: answer.data, problems: [] };
    const { faults = [] } = (answer.failure.data ?? {}) as { faults?: Problem[] };
    setRefused(faults);
    return wrong(faults, faults[0]?.message ?? answer.failure.message);
  };

  return {
    form,
    change,
    draft: read.draft,
    /** everything that is wrong now */
    problems: [...refused, ...read.problems],
    asked,
    ask: () => setAsked(true),
    save,
    submit,
    busy: saving.busy || submitting.busy,
    isNew: stored === undefined,
  };
};
export type Draft = ReturnType<typeof useDraft>;
