import type { Context } from '../../context';
import { grantPack } from '../coupon/grant';
import { deliverInbox } from '../inbox/deliver';
import { forgetEvent, type OutboxEvent } from '../outbox/outbox';
import type { Enrolment } from './enrol';

const welcomeText = (granted: number): string =>
  granted === 0 ? '出示会员码，即可在专柜积分和用券' : `${granted} 张入会礼券已放入券包，出示会员码即可使用`;

/** Puts the owed pack into the wallet and says so in the inbox. May run again: both are idempotent. */
const welcome = async (context: Context, { memberId, templateIds, eventId }: Enrolment) => {
  const pack = await grantPack(context, { memberId, templateIds, source: 'welcome-pack' });
  await deliverInbox(context.deps.db, {
    _id: `in_${eventId}`,
    memberId,
    kind: 'welcome',
    title: '欢迎加入',
    text: welcomeText(pack.granted.length),
    at: context.now,
  });
  return pack;
};

/** The first attempt, before answering; when it comes through, nobody else has to hear of the event. */
export const welcomeNow = async (context: Context, enrolment: Enrolment) => {
  if (enrolment.outcome === 'already-member') return { granted: [], soldOut: [] };
  const pack = await welcome(context, enrolment);
  await forgetEvent(context.deps.db, enrolment.eventId);
  return pack;
};

/** The consumer of `member.joined`: does the same when the first attempt did not come through. */
export const onMemberJoined = async (context: Context, event: OutboxEvent): Promise<void> => {
  await welcome(context, event.data as Enrolment);
};
