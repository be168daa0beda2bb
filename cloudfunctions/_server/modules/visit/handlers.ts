import type { visitActions } from '@core/contracts/visit';
import { readingAhead } from '../../ahead';
import type { Handlers } from '../../context';
import { identify, shopperOf } from './identify';
import { showVisit, visitAhead } from './service';

export const visitHandlers: Handlers<typeof visitActions> = {
  'visit.identify': readingAhead(shopperOf, identify),
  'visit.get': readingAhead(visitAhead, showVisit),
};
