import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { UNNAMED } from '@core/domain/member/mask';
import { ok, refuse, type Result } from '@core/domain/result';
import type { LoginContext } from '../../context';
import { afterLostRace } from '../../db/races';
import { brandText, keepTexts, mallText } from '../consent/text';
import { once, wholeAnswer } from '../request/once';
import type { Member } from './documents';
import { enrol, type Enrolment } from './enrol';
import { planJoin, type JoinInput, type JoinPlan } from './invitation';
import { exchangePhone } from './phone';
import { findByOpenid, membersOf } from './repo';
import { toMemberView } from './view';
import { welcomeNow } from './welcome';

type JoinAnswer = OutputOf<ConsumerContract, 'member.join'>;

const answerOf = async (context: LoginContext, enrolment: Enrolment): Promise<Result<JoinAnswer, ErrorCode>> => {
  const { granted, soldOut } = await welcomeNow(context, enrolment);
  const member = await membersOf(context.deps.db).get(enrolment.memberId);
  if (!member) throw new Error(`${enrolment.memberId} is gone`);
  return ok({
    member: await toMemberView(context.deps, member),
    outcome: enrolment.outcome,
    pack: { granted, soldOut, hadBefore: enrolment.hadBefore },
  });
};

const enrolOnce = (
  context: LoginContext,
  plan: JoinPlan,
  member: Member | undefined,
  input: JoinInput,
  phone: string | undefined,
): Promise<Result<Enrolment, ErrorCode>> => {
  const { deps, login } = context;
  const memberId = member?._id ?? deps.ids.next('mb');
  const person = { memberId, openid: login.openid, phone, name: input.name ?? UNNAMED };
  // whoever lost to another join of the same person finds her as a member the second time
  return afterLostRace(() =>
    once<Enrolment, ErrorCode, Enrolment>(context, {
      actor: login.openid,
      work: tx => enrol(context, tx, plan, person),
      ...wholeAnswer<Enrolment>(),
    }),
  );
};

/**
 * Joins the mall and, with her own yes, the inviting brand; a member adds the brand. Double taps and joins from two
 * places at once end in one member.
 */
export const join = async (context: LoginContext, input: JoinInput): Promise<Result<JoinAnswer, ErrorCode>> => {
  const plan = await planJoin(context, input);
  if (!plan.ok) return plan;
  const member = await findByOpenid(context.deps.db, context.login.openid);
  let phone: string | undefined;
  if (!member) {
    if (input.phoneCode === undefined) return refuse('REQUEST_INVALID', { fields: ['phoneCode'] });
    const exchanged = await exchangePhone(context, input.phoneCode, (enrolment: Enrolment) => answerOf(context, enrolment));
    if ('answer' in exchanged) return exchanged.answer;
    phone = exchanged.phone;
  }
  const { org, brand } = plan.data;
  await keepTexts(context.deps.db, [mallText(org.mall), ...(brand ? [brandText(brand)] : [])]);
  const enrolled = await enrolOnce(context, plan.data, member, input, phone);
  return enrolled.ok ? answerOf(context, enrolled.data) : enrolled;
};
