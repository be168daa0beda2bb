import type { PosContract } from '@core/contracts/pos';
import { ok } from '@core/domain/result';
import type { Handlers } from '../context';
import type { Routes } from '../http';

export const posHandlers: Handlers<PosContract> = {
  'time.get': async ({ now }) => ok({ now }),
};

export const posRoutes: Routes = { 'GET /pos/v1/time': 'time.get' };
