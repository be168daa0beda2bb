import { addTemplate, aTemplate } from '../../tests/flows/support/mall';
import { callOf, requestIdOf, type Case } from './case';

/** Everybody claims the same offer at the same time, then the next one. */
export const claim: Case = {
  name: 'claim',
  prepare: async (world, count) => {
    const { shoppers, deps } = world;
    const offers = Math.ceil(count / shoppers.length);
    const templateIds: string[] = [];
    for (let index = 0; index < offers; index += 1) {
      templateIds.push((await addTemplate(deps.db, aTemplate(`offer${world.next()}`), 100_000))._id);
    }
    return Array.from({ length: count }, (_, index) => {
      const templateId = templateIds[Math.floor(index / shoppers.length)]!;
      return callOf('consumer', shoppers[index % shoppers.length]!, 'coupon.claim', { templateId }, requestIdOf(world));
    });
  },
};
