import type { visitActions } from '@core/contracts/visit';
import type { Handlers } from '../../context';
import { identify } from './identify';
import { showVisit } from './service';

export const visitHandlers: Handlers<typeof visitActions> = {
  'visit.identify': identify,
  'visit.get': showVisit,
};
