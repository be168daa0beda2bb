import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { CouponTicket } from '@/components/coupon-ticket/coupon-ticket';
import { ticketFacts } from '@/components/coupon-ticket/ticket-facts';
import { EmptyState } from '@/components/empty-state/empty-state';
import { FailureLine } from '@/components/error-state/error-state';
import { QueryBody } from '@/components/page/page';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { grantMessages as m } from './messages';
import { useGrant, type Grant } from './use-grant';

type ItemProps = { grant: Grant; busy: boolean; onGive: (grant: Grant) => void };

const GrantItem = ({ grant, busy, onGive }: ItemProps) => (
  <CouponTicket
    {...ticketFacts(grant, '')}
    validity={grant.validityText}
    note={grant.grantable.ok ? m.left(grant.leftToday, grant.perDay) : grant.grantable.message}
    action={
      grant.grantable.ok ? (
        <Button inline compact loading={busy} onClick={() => onGive(grant)}>
          {m.give}
        </Button>
      ) : undefined
    }
  />
);

type GrantListProps = { ticketId: string; onGiven: () => void };

const GrantList = ({ ticketId, onGiven }: GrantListProps) => {
  const { query, give, busy, failure } = useGrant(ticketId, onGiven);
  const [asked, setAsked] = useState<string>();
  return (
    <QueryBody
      query={query}
      skeleton={<Skeleton shape="tickets" />}
      empty={<EmptyState icon="coupons" title={m.none} />}
    >
      {({ items }) => (
        <View className="y-stack-12">
          <FailureLine failure={failure} />
          {items.length === 0 && <EmptyState icon="coupons" title={m.none} />}
          {items.map(grant => (
            <GrantItem
              key={grant.templateId}
              grant={grant}
              busy={busy && asked === grant.templateId}
              onGive={one => {
                setAsked(one.templateId);
                void give(one);
              }}
            />
          ))}
        </View>
      )}
    </QueryBody>
  );
};

/** The way to coupons that may be given to the shopper of this visit. */
export const GrantEntry = ({ ticketId, onGiven }: GrantListProps) => {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <Button kind="secondary" compact onClick={() => setOpen(true)}>
        {m.open}
      </Button>
      <Sheet open={open} title={m.title} onClose={() => setOpen(false)}>
        <GrantList
          ticketId={ticketId}
          onGiven={() => {
            setOpen(false);
            onGiven();
          }}
        />
      </Sheet>
    </View>
  );
};
