import type { offerActions } from '@core/contracts/offer';
import type { Handlers } from '../../context';
import { showOffer } from './change';
import { joinAll, joinOffer, listJoinable } from './join';
import { listOffers, offerOptions } from './list';
import { searchCounters, searchProducts } from './search';
import { answerOffer, endOffer, pauseOffer, publishOffer, resumeOffer, settleOffer, submitOffer, withdrawOffer } from './moves';
import { reportOffer } from './report';
import { restockOffer } from './restock';
import { copyOffer, saveOffer } from './save';

export const offerHandlers: Handlers<typeof offerActions> = {
  'offer.options': offerOptions,
  'offer.list': listOffers,
  'offer.get': (context, { templateId }) => showOffer(context, templateId),
  'offer.save': saveOffer,
  'offer.submit': submitOffer,
  'offer.withdraw': withdrawOffer,
  'offer.settle': settleOffer,
  'offer.answer': answerOffer,
  'offer.publish': publishOffer,
  'offer.pause': pauseOffer,
  'offer.resume': resumeOffer,
  'offer.end': endOffer,
  'offer.copy': copyOffer,
  'offer.restock': restockOffer,
  'offer.counters': searchCounters,
  'offer.products': searchProducts,
  'offer.report': reportOffer,
  'offer.joinable': listJoinable,
  'offer.join': joinOffer,
  'offer.join-all': joinAll,
};
