import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OfferView } from '@core/contracts/offer';
import { Button } from '@/components/button/button';
import { Tabs } from '@/components/tabs/tabs';
import { a11y } from '@/lib/a11y';
import { useActing } from '@/lib/acting';
import { toast } from '@/lib/toast';
import { offerMessages as m } from './messages';
import { problemAt, type Problem } from './read-form';
import { RulesPreview, TicketPreview } from './preview';
import { BenefitStep, type Options } from './steps-what';
import { CostStep, StackStep, StockStep } from './steps-how';
import { ScopeStep } from './steps-scope';
import { StockHint } from './stock-hint';
import { WhenStep } from './steps-when';
import { TrialView } from './trial-view';
import type { Draft } from './use-draft';
import { useStepHead } from './use-step-head';
import './offer.scss';

const STEPS = ['benefit', 'scope', 'when', 'stack', 'stock', 'cost', 'check'] as const;
type Step = (typeof STEPS)[number];

/** Whose problems stand on which step; the last one shows them all. */
const FIELDS: Record<Step, readonly string[]> = {
  benefit: ['title', 'benefit', 'thresholdFen', 'brandId'],
  scope: ['scope', 'counterIds'],
  when: ['channel', 'claimFrom', 'claimUntil', 'validity', 'conditions', 'hours'],
  stack: ['stacking', 'priority', 'maxPerBill', 'class'],
  stock: ['stock', 'perMember', 'dailyStock', 'budgetFen', 'passphrase', 'grantPerDay'],
  cost: ['costBearers', 'joining'],
  check: [],
};

const stepOf = ({ field }: Problem): Step =>
  STEPS.find(step => problemAt([{ field, message: '' }], ...FIELDS[step]) !== undefined) ?? 'benefit';

type MakerProps = {
  draft: Draft;
  options: Options;
  onSaved: (view: OfferView) => void;
  onSubmitted: (view: OfferView) => void;
};

const StepBody = ({
  step,
  draft,
  options,
  shown,
}: {
  step: Step;
  draft: Draft;
  options: Options;
  shown: readonly Problem[];
}) => {
  const ownBrand = useActing(state => state.acting?.role) === 'brand-operator';
  const props = { form: draft.form, change: draft.change, problems: shown };
  switch (step) {
    case 'benefit':
      return <BenefitStep {...props} options={options} ownBrand={ownBrand} />;
    case 'scope':
      return <ScopeStep {...props} options={options} />;
    case 'when':
      return <WhenStep {...props} />;
    case 'stack':
      return <StackStep {...props} />;
    case 'stock':
      return <StockStep {...props} draft={draft.draft} />;
    case 'cost':
      return <CostStep {...props} />;
    case 'check':
      return (
        <View className="y-stack-16">
          <StockHint offer={draft.draft} />
          <TrialView draft={draft.draft} options={options} names={draft.form.names} />
        </View>
      );
  }
};

/** The steps, and beside (on a phone above) them the ticket as it is now. */
export const MakerView = ({ draft, options, onSaved, onSubmitted }: MakerProps) => {
  const [step, setStep] = useState<Step>('benefit');
  const head = useStepHead(step);
  const [seen, setSeen] = useState<readonly Step[]>([]);
  const isShown = (problem: Problem): boolean => draft.asked || seen.includes(stepOf(problem));
  const shown = draft.problems.filter(isShown);
  const leave = (to: Step): void => {
    setSeen([...seen, step]);
    setStep(to);
  };
  const at = STEPS.indexOf(step);
  /** What is wrong on this step is put right before the next one. */
  const next = (): void => {
    const wrongHere = problemAt(draft.problems, ...FIELDS[step]);
    if (wrongHere === undefined) return leave(STEPS[at + 1]!);
    setSeen([...seen, step]);
    toast(wrongHere, 'bad');
  };
  const save = async (): Promise<void> => {
    const view = await draft.save();
    if (!view) return;
    toast(m.saved, 'good');
    onSaved(view);
  };
  const submit = async (): Promise<void> => {
    const { view, problems } = await draft.submit();
    if (view) return onSubmitted(view);
    const [first] = problems;
    if (first) setStep(stepOf(first));
  };
  const wrong = (one: Step): boolean => shown.some(problem => stepOf(problem) === one);
  return (
    <View className="maker">
      <View className="maker__steps">
        <Tabs
          look="pills"
          tabs={STEPS.map((key, index) => ({
            key,
            text: `${index + 1} ${m.steps[key]}${wrong(key) ? ' ！' : ''}`,
          }))}
          value={step}
          onChange={leave}
        />
      </View>
      <View className="maker__side">
        <View className="y-small">{m.preview}</View>
        <TicketPreview
          draft={draft.draft}
          options={options}
          names={draft.form.names}
          groupName={options.groupName}
        />
        {step === 'check' && <RulesPreview draft={draft.draft} options={options} names={draft.form.names} />}
      </View>
      <View className="maker__main">
        <View className="maker__step">
          <View {...head} className="offer-head maker__head" {...a11y({ role: 'heading', level: 2 })}>
            {m.steps[step]}
          </View>
          <StepBody step={step} draft={draft} options={options} shown={shown} />
        </View>
        <View className="maker__foot">
          <Button kind="secondary" compact inline loading={draft.busy} onClick={() => void save()}>
            {m.save}
          </Button>
          {at < STEPS.length - 1 ? (
            <Button compact inline onClick={next}>
              {m.next}
            </Button>
          ) : (
            <Button compact inline loading={draft.busy} onClick={() => void submit()}>
              {m.submit}
            </Button>
          )}
        </View>
      </View>
    </View>
  );
};
