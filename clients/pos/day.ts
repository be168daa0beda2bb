import { NoAnswer, type Answer, type Till, type Verb, type VerbInput } from './client';
import { fillIn, MissingValue, takesAnswers, type Step } from './day-file';

/**
 * What became of a step: `done`; `refused`, with its code; `skipped`, because an earlier step brought no value for it;
 * `given-up`: never answered, and certainly not done; `unknown`: never answered.
 */
export type StepReport = {
  id: string;
  verb: Verb;
  requestId?: string;
  outcome: 'done' | 'refused' | 'skipped' | 'given-up' | 'unknown';
  code?: string;
  message?: string;
  /** as the file said it should end */
  asExpected: boolean;
  sends: number;
};
export type DayReport = {
  steps: StepReport[];
  totals: {
    done: number;
    refused: number;
    skipped: number;
    givenUp: number;
    unknown: number;
    redeemed: number;
    reversed: number;
    savedFen: number;
    payFen: number;
    /** of the sales and the refunds that were uploaded */
    soldFen: number;
    refundedFen: number;
  };
};

type Money = { redemptionId: string; savedFen: number; payFen: number };
type Done = { verb: Verb; data: unknown };

const CHANGES: ReadonlySet<Verb> = new Set(['identify', 'lock', 'release', 'redeem', 'reverse', 'upload-sale', 'upload-refund']);

const outcomeOf = (step: Step, requestId: string | undefined, answer: Answer<unknown>): StepReport => {
  const { id, verb, expect } = step;
  const common = { id, verb, ...(requestId === undefined ? {} : { requestId }), sends: answer.sends };
  if (answer.ok) return { ...common, outcome: 'done', asExpected: expect === undefined };
  return { ...common, outcome: 'refused', code: answer.code, message: answer.message, asExpected: answer.code === expect };
};

const unanswered = (step: Step, requestId: string | undefined, error: unknown): StepReport => {
  const common = { id: step.id, verb: step.verb, ...(requestId === undefined ? {} : { requestId }), asExpected: false };
  if (error instanceof MissingValue) return { ...common, outcome: 'skipped', message: `${error.message} is missing`, sends: 0 };
  if (error instanceof NoAnswer) return { ...common, outcome: 'unknown', sends: error.sends };
  throw error;
};

/** What `lookup` answers about. */
const LOOKED_UP = ['identify', 'lock', 'release', 'redeem', 'reverse', 'upload-sale', 'upload-refund'] as const;
const isLookedUp = (verb: Verb): verb is (typeof LOOKED_UP)[number] => (LOOKED_UP as readonly Verb[]).includes(verb);

/** How a change that was never answered is given up for certain, and the refusals that say that it was not done. */
const givingUp = {
  redeem: { verb: 'reverse', named: 'redeemRequestId', notDone: ['REDEMPTION_NOT_ARRIVED', 'REDEMPTION_REVERSED'] },
  lock: { verb: 'release', named: 'lockRequestId', notDone: ['BILL_NOT_ARRIVED'] },
} as const;

/** What this very step was answered in an earlier run: answers that it builds on (a quote) may have changed since. */
const answeredBefore = async (till: Till, { verb, data }: Step, requestId: string | undefined): Promise<Answer<unknown> | undefined> => {
  if (requestId === undefined || !takesAnswers(data) || !isLookedUp(verb) || verb === 'identify') return undefined;
  const found = await till.call('lookup', { verb, askedRequestId: requestId });
  if (!found.ok || found.data.state !== 'done') return undefined;
  return { ok: true, data: found.data.receipt ?? found.data.bill ?? found.data.sale ?? found.data.refund, requestId, sends: found.sends };
};

const doStep = async (
  till: Till,
  step: Step,
  requestId: string | undefined,
  answers: ReadonlyMap<string, unknown>,
): Promise<Answer<unknown>> => {
  const answer = await till.call(step.verb, fillIn(step.data, answers) as VerbInput<Verb>, requestId);
  return answer.ok ? answer : ((await answeredBefore(till, step, requestId)) ?? answer);
};

/**
 * A change that was never answered: what it brought if it was done. If not, the number of a redemption or a lock is closed, so
 * that it cannot be done late; of anything else it stays unknown.
 */
const settle = async (till: Till, report: StepReport): Promise<{ report: StepReport; data?: unknown }> => {
  const { verb, requestId } = report;
  if (requestId === undefined || !isLookedUp(verb)) return { report };
  const found = await till.call('lookup', { verb, askedRequestId: requestId });
  if (found.ok && found.data.state === 'done') {
    const { receipt, bill, visit, sale, refund } = found.data;
    return { report: { ...report, outcome: 'done', asExpected: true }, data: receipt ?? bill ?? visit ?? sale ?? refund };
  }
  // nothing closes the number of the others: a call that is stuck may still be done, and the next run sends it again
  if (verb !== 'redeem' && verb !== 'lock') return { report };
  const { verb: undo, named, notDone } = givingUp[verb];
  const closed = await till.call(undo, { [named]: requestId } as VerbInput<typeof undo>, `giveup-${requestId.slice(-57)}`);
  const sure = closed.ok || (notDone as readonly string[]).includes(closed.code);
  return { report: { ...report, outcome: sure ? 'given-up' : 'unknown' } };
};

const count = (steps: readonly StepReport[], outcome: StepReport['outcome']): number =>
  steps.filter(step => step.outcome === outcome).length;

const totalsOf = (steps: readonly StepReport[], done: ReadonlyMap<string, Done>): DayReport['totals'] => {
  const of = (verb: Verb) =>
    new Map([...done.values()].filter(one => one.verb === verb).map(({ data }) => [(data as Money).redemptionId, data as Money]));
  const reversed = of('reverse');
  const uploaded = (verb: Verb): number =>
    [...done.values()].reduce((sum, one) => (one.verb === verb ? sum + (one.data as Money).payFen : sum), 0);
  const standing = [...of('redeem').values()].filter(({ redemptionId }) => !reversed.has(redemptionId));
  return {
    done: count(steps, 'done'),
    refused: count(steps, 'refused'),
    skipped: count(steps, 'skipped'),
    givenUp: count(steps, 'given-up'),
    unknown: count(steps, 'unknown'),
    redeemed: standing.length,
    reversed: reversed.size,
    savedFen: standing.reduce((sum, { savedFen }) => sum + savedFen, 0),
    payFen: standing.reduce((sum, { payFen }) => sum + payFen, 0),
    soldFen: uploaded('upload-sale'),
    refundedFen: uploaded('upload-refund'),
  };
};

/**
 * Does a day's work, step after step. Run again under the same name it repeats every request under its old number, so
 * nothing is done twice. What was never answered is looked up at the end; a redemption or a lock that was not done is given up for
 * certain.
 */
export const workDay = async (till: Till, steps: readonly Step[], run: string, tell: (report: StepReport) => void): Promise<DayReport> => {
  const answers = new Map<string, unknown>();
  const done = new Map<string, Done>();
  const reports: StepReport[] = [];
  const keep = ({ id, verb }: StepReport, data: unknown): void => {
    answers.set(id, data);
    done.set(id, { verb, data });
  };
  for (const step of steps) {
    const requestId = CHANGES.has(step.verb) ? (step.requestId ?? `${run}-${step.id}`) : undefined;
    let report: StepReport;
    try {
      const answer = await doStep(till, step, requestId, answers);
      report = outcomeOf(step, requestId, answer);
      if (answer.ok) keep(report, answer.data);
    } catch (error) {
      report = unanswered(step, requestId, error);
    }
    reports.push(report);
    tell(report);
  }
  for (const [index, report] of reports.entries()) {
    if (report.outcome !== 'unknown') continue;
    try {
      const settled = await settle(till, report);
      reports[index] = settled.report;
      if (settled.data !== undefined) keep(report, settled.data);
      tell(settled.report);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
  return { steps: reports, totals: totalsOf(reports, done) };
};
