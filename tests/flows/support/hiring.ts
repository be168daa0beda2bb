import type { Mall, Person } from '../harness';

/** How somebody comes to work in the north store; asked anew each time, because the mall is opened after the file is read. */
export const hiring = (here: () => Mall) => {
  const asManager = () => ({ as: here().at('store-manager', { counterId: undefined }) });
  const manager = () => here().staff('manager');
  const invite = (role = 'guide', counterIds = ['ct_nlake']) => here().ask('ops', manager(), 'staff.invite', { role, counterIds }, asManager());
  const apply = async (person: Person, role = 'guide', counterIds = ['ct_nlake']): Promise<string> => {
    const { passcode } = await invite(role, counterIds);
    return (await here().ask('guide', person, 'invitation.accept', { passcode, name: '新来的' })).staffId;
  };
  const approved = async (role = 'guide', counterIds = ['ct_nlake']): Promise<Person & { staffId: string }> => {
    const person = here().stranger();
    const staffId = await apply(person, role, counterIds);
    await here().ask('ops', manager(), 'staff.approve', { staffId }, asManager());
    return { ...person, staffId };
  };
  return { asManager, manager, invite, apply, approved };
};
