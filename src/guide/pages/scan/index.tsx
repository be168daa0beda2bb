import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { Receipt } from '@core/contracts/redemption';
import type { VisitView } from '@core/contracts/visit';
import { Page } from '@/components/page/page';
import { useActing } from '@/lib/acting';
import { readBillCode } from '@core/domain/bill/code';
import { desktopCodeOf } from '@/lib/desktop-link';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { useShown } from '@/lib/use-shown';
import { PendingNotice } from '../../features/bill/pending-notice';
import { ScanView } from '../../features/code/scan-view';
import { collectMessages } from '../../features/collect/messages';
import { CounterSheet } from '../../features/post/counter-sheet';
import { postMessages } from '../../features/post/messages';
import { StandsAt } from '../../features/post/stands-at';
import { useCounterFirst } from '../../features/post/use-counter-first';
import { workbenchMessages } from '../../features/workbench/messages';
import { handedReceipt, handedVisit } from '../../lib/handovers';

/** A desktop that asks to be let in shows a code too. */
const toDesktop = (text: string): boolean => {
  const code = desktopCodeOf(text);
  if (code !== undefined) go('desktop', { code }, { replace: true });
  return code !== undefined;
};

/** So long the same word is not said again. */
const TOLD_FOR_MS = 3_000;

const ScanPage = () => {
  const shown = useShown();
  const acting = useActing(state => state.acting);
  const cashier = acting?.role === 'cashier';
  const atCounter = acting?.counterId !== undefined;
  // the money of a bill needs no counter
  const ready = atCounter || cashier;
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

  useEffect(() => {
    if (shown && cashier) void Taro.setNavigationBarTitle({ title: workbenchMessages.scan['any-code'].text });
  }, [shown, cashier]);

  const { waiting, given, hold, choose, close, ask } = useCounterFirst();
  const told = useRef('');
  /** The code of a bill that waits for a till: a cashier takes its money, others are told who does. */
  const toBill = (text: string): boolean => {
    const code = readBillCode(text);
    if (code === undefined) return false;
    if (cashier) {
      if (!left.current) go('collect', { code });
      left.current = true;
      return true;
    }
    // a camera sees the same code many times a second
    if (told.current !== code) toast(collectMessages.guideOnly, 'bad');
    told.current = code;
    setTimeout(() => (told.current = ''), TOLD_FOR_MS);
    return true;
  };

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
          running={shown && waiting === undefined}
          turn={turn}
          bills={cashier}
          given={given}
          onOpened={opened}
          onOther={text => toDesktop(text) || toBill(text) || (!atCounter && hold(text))}
          notice={
            <>
              {cashier && atCounter && <StandsAt name={acting.counterName ?? ''} onChange={ask} />}
              <PendingNotice onReceipt={settled} />
            </>
          }
        />
      )}
      <CounterSheet
        open={waiting !== undefined}
        title={postMessages.whichCounter}
        onChoose={choose}
        onClose={close}
      />
    </Page>
  );
};

export default ScanPage;
