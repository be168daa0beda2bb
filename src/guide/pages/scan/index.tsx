import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import type { VisitView } from '@core/contracts/visit';
import { Page } from '@/components/page/page';
import { useActing } from '@/lib/acting';
import { desktopCodeOf } from '@/lib/desktop-link';
import { go } from '@/lib/go';
import { useShown } from '@/lib/use-shown';
import { PendingNotice } from '../../features/bill/pending-notice';
import { ScanView } from '../../features/code/scan-view';
import { handedReceipt, handedVisit } from '../../lib/handovers';

/** A desktop that asks to be let in shows a code too. */
const toDesktop = (text: string): boolean => {
  const code = desktopCodeOf(text);
  if (code !== undefined) go('desktop', { code }, { replace: true });
  return code !== undefined;
};

const ScanPage = () => {
  const shown = useShown();
  const ready = useActing(state => state.acting?.counterId !== undefined);
  const [turn, setTurn] = useState(0);
  const left = useRef(false);

  useEffect(() => {
    if (!ready) go('workbench', {}, { replace: true });
  }, [ready]);
  useDidShow(() => {
    // WeChat's scanner hides and shows the page as well; only a return from a visit opens it anew
    if (left.current) setTurn(count => count + 1);
    left.current = false;
  });

  const opened = (visit: VisitView): void => {
    left.current = true;
    handedVisit.give(visit);
    go('visit', { ticketId: visit.ticketId });
  };
  const settled = (receipt: Receipt): void => {
    left.current = true;
    handedReceipt.give({ receipt });
    go('receipt', { redemptionId: receipt.redemptionId });
  };
  return (
    <Page name="scan" dense>
      {ready && (
        <ScanView
          running={shown}
          turn={turn}
          onOpened={opened}
          onOther={toDesktop}
          notice={<PendingNotice onReceipt={settled} />}
        />
      )}
    </Page>
  );
};

export default ScanPage;
