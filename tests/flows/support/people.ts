import type { Mall } from '../harness';

/** Somebody whom the north store's manager invited and who has applied. */
export const anInvitee = async (mall: Mall): Promise<{ invitationId: string; staffId: string }> => {
  const as = mall.at('store-manager', { counterId: undefined });
  const { invitationId, passcode } = await mall.ask('ops', mall.staff('manager'), 'staff.invite', { role: 'guide', counterIds: ['ct_nlake'] }, { as });
  const { staffId } = await mall.ask('guide', mall.stranger(), 'invitation.accept', { passcode, name: '新来的' });
  return { invitationId, staffId };
};
