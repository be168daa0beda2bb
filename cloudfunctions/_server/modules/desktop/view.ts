import type { DesktopPlace, DesktopSession as SessionView } from '@core/contracts/desktop';
import { brandOf, counterOf, storeOf, toBrandRef, toCounterRef, toStoreRef, type Org } from '../org/service';
import type { DesktopSession } from './documents';

export const placeOf = (org: Org, { role, storeId, counterId, brandId }: DesktopSession['post']): DesktopPlace => ({
  role,
  store: toStoreRef(storeOf(org, storeId)),
  ...(counterId === undefined ? {} : { counter: toCounterRef(org, counterOf(org, counterId)) }),
  ...(brandId === undefined ? {} : { brand: toBrandRef(brandOf(org, brandId)) }),
});

export const toSessionView = ({ _id, browser, address, openedAt, expiresAt }: DesktopSession, here?: string): SessionView => ({
  sessionId: _id,
  browser,
  ...(address === undefined ? {} : { address }),
  openedAt,
  expiresAt,
  here: _id === here,
});
