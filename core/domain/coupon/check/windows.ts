import { DAY_MS, endOfDayAfter, MINUTE_MS } from '../../calendar';
import { brokenCondition, isOfTime } from '../conditions/registry';
import type { Condition, Validity } from '../rules';
import type { TemplateDraft } from './draft';
import { fault, inRange, type Fault } from './fault';

const MOST_DAYS = 3650;
/** Time asks nothing of a person. */
const ANYONE = { tier: 'basic', joinedAt: 0 } as const;

/** Is there a minute of the window at which its days and hours hold? Within eight days every one comes round. */
const meetsWindow = (conditions: readonly Condition[], from: number, until: number): boolean => {
  const asked = conditions.filter(isOfTime);
  const last = Math.min(until, from + 8 * DAY_MS);
  for (let at = from; at <= last; at = (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS) {
    if (!brokenCondition(asked, { at, member: ANYONE })) return true;
  }
  return false;
};

type Window<K extends Validity['kind']> = { draft: TemplateDraft; validity: Extract<Validity, { kind: K }>; now: number };

/** One piece or another is good at any instant from the first claim to the end of the piece that is taken last. */
const relativeFaults = ({ draft, validity: { days }, now }: Window<'relative'>): Fault[] => {
  const range = inRange('validity.days', days, 0, MOST_DAYS);
  const first = Math.max(draft.claimFrom, now);
  if (range.length > 0 || draft.claimUntil < first) return range;
  return meetsWindow(draft.conditions, first, endOfDayAfter(draft.claimUntil, days))
    ? []
    : [fault('validity', 'NEVER_USABLE', { why: 'conditions' })];
};

const fixedFaults = ({ draft, validity: { from, until }, now }: Window<'fixed'>): Fault[] => {
  const { conditions, claimFrom, claimUntil } = draft;
  if (until < from) return [fault('validity', 'WRONG_ORDER')];
  if (until < now) return [fault('validity.until', 'ALREADY_OVER')];
  if (until < claimFrom) return [fault('validity.until', 'NEVER_USABLE', { why: 'claimFrom' })];
  const faults = meetsWindow(conditions, Math.max(from, claimFrom, now), until)
    ? []
    : [fault('validity', 'NEVER_USABLE', { why: 'conditions' })];
  // who takes it after its end holds nothing
  return claimUntil > until ? [...faults, fault('claimUntil', 'NEVER_USABLE', { why: 'validity' })] : faults;
};

/** When it can be taken and when it is good. */
export const windowFaults = (draft: TemplateDraft, now: number): Fault[] => {
  const { claimFrom, claimUntil } = draft;
  const order = claimUntil < claimFrom ? [fault('claimUntil', 'WRONG_ORDER')] : [];
  const over = claimUntil < now ? [fault('claimUntil', 'ALREADY_OVER')] : [];
  const { validity } = draft;
  return [
    ...order,
    ...over,
    ...(validity.kind === 'fixed' ? fixedFaults({ draft, validity, now }) : relativeFaults({ draft, validity, now })),
  ];
};
