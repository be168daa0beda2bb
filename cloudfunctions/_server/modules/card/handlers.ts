import type { cardActions } from '@core/contracts/card';
import type { Handlers } from '../../context';
import { findCard, mergeCard } from './service';

export const cardHandlers: Handlers<typeof cardActions> = { 'card.find': findCard, 'card.merge': mergeCard };
