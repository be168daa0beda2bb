import type { pointsActions } from '@core/contracts/points';
import type { Handlers } from '../../context';
import { listPoints, showPoints, showTier } from './view';

export const pointsHandlers: Handlers<typeof pointsActions> = {
  'points.get': showPoints,
  'points.list': listPoints,
  'tier.get': showTier,
};
