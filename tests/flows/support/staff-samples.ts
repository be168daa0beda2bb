import type { Mall } from '../harness';
import { asManager, manager, type Sample } from './sample';
import { anApplicant, anInvitation } from './things';

const active = async (mall: Mall): Promise<string> => {
  const staffId = await anApplicant(mall);
  await mall.ask('ops', manager(mall), 'staff.approve', { staffId }, { as: asManager(mall) });
  return staffId;
};
const suspended = async (mall: Mall): Promise<string> => {
  const staffId = await active(mall);
  await mall.ask('ops', manager(mall), 'staff.suspend', { staffId, reason: '试' }, { as: asManager(mall) });
  return staffId;
};
const twoStaff = async (mall: Mall, make: (mall: Mall) => Promise<string>, more: object = {}) => ({
  who: manager(mall),
  first: { staffId: await make(mall), ...more },
  second: { staffId: await make(mall), ...more },
});

export const staffSamples: Record<string, Sample> = {
  'staff.list': { fn: 'ops', who: manager, as: asManager, data: () => ({}) },
  'staff.invite': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: () => ({ role: 'guide', counterIds: ['ct_nlake', 'ct_nhill'] }),
    twice: async mall => ({ who: manager(mall), first: { role: 'guide', counterIds: ['ct_nlake'] }, second: { role: 'cashier', counterIds: ['ct_nlake'] } }),
  },
  'invitation.withdraw': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ invitationId: world.invitationId }),
    twice: async mall => {
      const made = [await anInvitation(mall), await anInvitation(mall)];
      return { who: manager(mall), first: { invitationId: made[0].invitationId }, second: { invitationId: made[1].invitationId } };
    },
  },
  'staff.approve': { fn: 'ops', who: manager, as: asManager, data: world => ({ staffId: world.applicant }), twice: mall => twoStaff(mall, anApplicant) },
  'staff.reject': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ staffId: world.applicant, reason: '试' }),
    twice: mall => twoStaff(mall, anApplicant, { reason: '试' }),
  },
  'staff.suspend': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: () => ({ staffId: 'sf_colleague', reason: '试' }),
    twice: mall => twoStaff(mall, active, { reason: '试' }),
  },
  'staff.resume': { fn: 'ops', who: manager, as: asManager, data: () => ({ staffId: 'sf_suspended' }), twice: mall => twoStaff(mall, suspended) },
  'desk.find-member': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ phone: world.shopper.phone, reason: '手机丢失' }),
    twice: async mall => {
      const { phone } = await mall.member();
      return { who: manager(mall), first: { phone, reason: '一' }, second: { phone, reason: '二' } };
    },
  },
  'desk.revoke-device': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ memberId: world.shopper.memberId, deviceId: world.shopper.device.deviceId, reason: '手机丢失' }),
    twice: async mall => {
      const people = [await mall.member(), await mall.member()];
      const [first, second] = people.map(({ memberId, device }) => ({ memberId, deviceId: device.deviceId, reason: '丢失' }));
      return { who: manager(mall), first, second };
    },
  },
};
