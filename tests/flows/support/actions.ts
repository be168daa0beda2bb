import type { Mall } from '../harness';
import { booksSamples } from './books-actions';
import { consumerSamples } from './consumer-samples';
import { counterSamples } from './counter-samples';
import { desktopSamples } from './desktop-samples';
import { lifeSamples } from './life-samples';
import { addTemplate, aTemplate } from './mall';
import { offerSamples } from './offer-actions';
import { aSoldSlip, saleSamples } from './sale-actions';
import type { Sample, World } from './sample';
import { staffSamples } from './staff-samples';
import { aBill, anApplicant, anInvitation, newBill, ownCoupon } from './things';
import { openVisit } from './visit';
import { waySamples } from './way-samples';

/** Plays one of everything. */
export const makeWorld = async (mall: Mall): Promise<World> => {
  await addTemplate(mall.deps.db, aTemplate('open', { perMember: 9 }));
  await addTemplate(mall.deps.db, aTemplate('other', { perMember: 9 }));
  const [shopper, buyer] = [await mall.member(), await mall.member()];
  const bought = aBill(await openVisit(mall, buyer), await ownCoupon(mall, buyer.memberId), 'S-1');
  const { redemptionId } = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bought, { as: mall.at() });
  const { billId, code: billCode } = await newBill(mall);
  const { invitationId, passcode } = await anInvitation(mall);
  const [message] = await mall.deps.db.collection('inbox').find({ memberId: shopper.memberId });
  return {
    shopper,
    couponId: await ownCoupon(mall, shopper.memberId),
    inboxId: message!._id,
    ticketId: await openVisit(mall, shopper),
    redemptionId,
    billId,
    billCode,
    saleId: await aSoldSlip(mall),
    invitationId,
    passcode,
    applicant: await anApplicant(mall),
  };
};

/** Every action of every function that a client can name. */
export const samples: Readonly<Record<string, Sample>> = {
  ...consumerSamples,
  ...counterSamples,
  ...staffSamples,
  ...lifeSamples,
  ...booksSamples,
  ...offerSamples,
  ...saleSamples,
  ...desktopSamples,
  ...waySamples,
};
