import { useEffect, useRef } from 'react';
import { api } from '@/lib/api';
import { readSlipNo } from '../../lib/slip-no';
import { drafts } from './draft-store';

/**
 * A kept bill whose slip this member has redeemed since, perhaps in another window, is no bill any more: tells its receipt.
 * Asked once, when the page opens over a kept bill; without an answer the server still refuses the slip.
 */
export const useRedeemedDraft = (ticketId: string, onFound: (redemptionId: string) => void): void => {
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const draft = drafts.find(ticketId);
    const slip = draft && readSlipNo(draft.form.slipNo);
    if (!draft || !slip?.ok) return undefined;
    let left = false;
    void api.guide('redemption.list', {}).then(answer => {
      const row = answer.ok
        ? answer.data.items.find(
            ({ state, slipNo, memberMasked }) =>
              state === 'redeemed' &&
              slipNo?.toUpperCase() === slip.slipNo.toUpperCase() &&
              memberMasked === draft.memberMasked,
          )
        : undefined;
      if (row && !left) found.current(row.redemptionId);
    });
    return () => {
      left = true;
    };
  }, [ticketId]);
};
