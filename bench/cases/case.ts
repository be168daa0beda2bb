import type { ActingAs } from '@core/contracts/define';
import type { Call } from '../gateway';
import type { Face, World } from '../world';

/** One thing that is measured: makes calls that each succeed once, outside of the time that counts. */
export type Case = { name: string; prepare: (world: World, count: number) => Promise<Call[]> };

/** Where a guide acts; each at a terminal of her own. */
export const actingOf = (guide: Face): ActingAs => ({
  role: 'guide',
  storeId: 'st_north',
  counterId: 'ct_nlake',
  terminalId: `terminal-${guide.id}`,
});

export const callOf = (fn: string, face: Face, action: string, data: object, requestId: string, as?: ActingAs): Call => ({
  fn,
  token: face.token,
  body: { action, requestId, data, ...(as ? { as } : {}) },
});

export const requestIdOf = (world: World): string => `bench-request-${world.next()}`;
