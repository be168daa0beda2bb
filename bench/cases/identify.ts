import { memberCode } from '@core/domain/member/code';
import { hmacSha256 } from '@server/crypto';
import { DEVICES, type Device } from '@server/modules/device/documents';
import { insertMany } from '../world';
import { actingOf, callOf, requestIdOf, type Case } from './case';

/** Each call scans the code of a phone that nobody scanned yet. */
export const identify: Case = {
  name: 'identify',
  prepare: async (world, count) => {
    const { shoppers, guides, deps, secret, secretSealed } = world;
    const at = deps.now();
    const devices = Array.from({ length: count }, (_, index): Device => {
      const handle = String(7_000_000_000 + world.next());
      const memberId = shoppers[index % shoppers.length]!.id;
      return {
        _id: `dv_${handle}`,
        memberId,
        deviceKey: `bench-${handle}`,
        name: '',
        handle,
        secretSealed,
        stepSeconds: 60,
        state: 'active',
        registeredAt: at,
        rotateAfter: at + 86_400_000,
      };
    });
    await insertMany<Device>(deps.db, DEVICES, devices);
    return devices.map(({ handle, stepSeconds }, index) => {
      const code = memberCode({ prefix: '90', handle, secret, stepSeconds }, deps.now(), hmacSha256);
      const guide = guides[index % guides.length]!;
      return callOf('guide', guide, 'visit.identify', { code }, requestIdOf(world), actingOf(guide));
    });
  },
};
