import { useState } from 'react';
import { Button } from '@/components/button/button';
import { EmptyState } from '@/components/empty-state/empty-state';
import { Skeleton } from '@/components/skeleton/skeleton';
import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { roleNames } from '@core/domain/staff/role-names';
import { staffMessages as m } from '../../features/staff/messages';
import { OpenInvitations } from '../../features/staff/open-invitations';
import { PeopleView } from '../../features/staff/people-view';
import { ReasonSheet } from '../../features/staff/reason-sheet';
import { useStaff, type Invitation, type StaffRow } from '../../features/staff/use-staff';
import { useKeptFresh } from '../../lib/use-kept-fresh';
import { OpsQueryPage } from '../../components/desktop/ops-page';
import { countersText } from '../../lib/counters-text';

const sheetWords = (what: 'suspend' | 'reject', name: string) =>
  what === 'suspend'
    ? { title: m.suspendTitle(name), text: m.suspendText, hint: m.suspendHint, yes: m.suspendYes }
    : { title: m.rejectTitle(name), text: m.rejectText, hint: m.rejectHint, yes: m.rejectYes };

const StaffPage = () => {
  const staff = useStaff();
  const [asked, setAsked] = useState<{ what: 'suspend' | 'reject'; row: StaffRow }>();
  // who applied meanwhile, and the passcode of an invitation just made
  useKeptFresh(staff.query.reload);

  const approve = async (row: StaffRow): Promise<void> => {
    const body = m.approveText(
      roleNames[row.role],
      countersText(row.counters, staff.query.data?.counters.length ?? 0),
    );
    if (await confirm({ title: m.approveTitle(row.name), body, yes: m.approve }))
      void staff.approve(row, m.approved(row.name));
  };
  const resume = async (row: StaffRow): Promise<void> => {
    const sure = await confirm({ title: m.resumeTitle(row.name), body: m.resumeText, yes: m.resume });
    if (sure) void staff.resume(row, m.resumed(row.name));
  };
  const withdraw = async (one: Invitation): Promise<void> => {
    const sure = await confirm({
      title: m.withdrawTitle,
      body: m.withdrawText,
      yes: m.withdraw,
      danger: true,
    });
    if (sure) void staff.withdraw(one, m.withdrawn);
  };
  const carryOut = async (reason: string): Promise<void> => {
    if (!asked) return;
    const { what, row } = asked;
    const said = what === 'suspend' ? m.suspended(row.name) : m.rejected(row.name);
    if (await staff[what](row, reason, said)) setAsked(undefined);
  };

  const inviteButton = (
    <Button icon="plus" onClick={() => go('invite')}>
      {m.invite}
    </Button>
  );
  return (
    <OpsQueryPage
      name="staff"
      query={staff.query}
      skeleton={<Skeleton shape="list" />}
      empty={<EmptyState icon="users" title={m.emptyTitle} note={m.emptyHint} action={inviteButton} />}
      actionOf={() => inviteButton}
    >
      {people => (
        <>
          <PeopleView
            items={people.items}
            ofStore={people.counters.length}
            busy={staff.busy}
            invitations={
              <OpenInvitations
                key="invitations"
                invitations={people.invitations}
                ofStore={people.counters.length}
                busy={staff.busy}
                onWithdraw={one => void withdraw(one)}
              />
            }
            onApprove={row => void approve(row)}
            onReject={row => setAsked({ what: 'reject', row })}
            onSuspend={row => setAsked({ what: 'suspend', row })}
            onResume={row => void resume(row)}
          />
          {asked && (
            <ReasonSheet
              {...sheetWords(asked.what, asked.row.name)}
              busy={staff.busy}
              onClose={() => setAsked(undefined)}
              onYes={reason => void carryOut(reason)}
            />
          )}
        </>
      )}
    </OpsQueryPage>
  );
};

export default StaffPage;
