import { consumerContract } from '@core/contracts/consumer';
import type { ActingAs, Contract, Envelope, InputOf, OutputOf } from '@core/contracts/define';
import { guideContract } from '@core/contracts/guide';
import { opsContract } from '@core/contracts/ops';
import { ok } from '@core/domain/result';
import type { Deps } from '@server/deps';
import { consumerHandlers } from '@server/handlers/consumer';
import { guideHandlers } from '@server/handlers/guide';
import { opsHandlers } from '@server/handlers/ops';
import { createIds } from '@server/ids';
import { serve } from '@server/serve';
import type { SeedClock } from './clock';

type Ask<C extends Contract> = <A extends keyof C & string>(
  openid: string,
  action: A,
  data: InputOf<C, A>,
  as?: ActingAs,
) => Promise<OutputOf<C, A>>;

/** The real functions, played by the seed: history is made by the code that makes the present. */
export type Play = { consumer: Ask<typeof consumerContract>; guide: Ask<typeof guideContract>; ops: Ask<typeof opsContract> };

/** The functions' own deps with the seed's clock; a phone code is the number itself here. */
export const seedDeps = (deps: Deps, clock: SeedClock): Deps => ({
  ...deps,
  now: clock.now,
  ids: createIds(clock.now),
  wechat: { ...deps.wechat, phoneNumber: async code => ok(code) },
  log: line => {
    if (line.error !== undefined) console.error(JSON.stringify(line));
  },
});

export const createPlay = (deps: Deps): Play => {
  let count = 0;
  const player =
    <C extends Contract>(main: (event: unknown, context: object) => Promise<Envelope<unknown>>): Ask<C> =>
    async (openid, action, data, as) => {
      count += 1;
      const event = { action, data, requestId: `seed-request-${String(count).padStart(6, '0')}`, ...(as ? { as } : {}) };
      const answer = await main(event, { environment: JSON.stringify({ WX_OPENID: openid }) });
      if (!answer.ok) throw new Error(`seed: ${action} answered ${answer.code} ${JSON.stringify(answer.data ?? '')}`);
      return answer.data as OutputOf<C, typeof action>;
    };
  return {
    consumer: player<typeof consumerContract>(serve(consumerContract, consumerHandlers, () => deps)),
    guide: player<typeof guideContract>(serve(guideContract, guideHandlers, () => deps)),
    ops: player<typeof opsContract>(serve(opsContract, opsHandlers, () => deps)),
  };
};
