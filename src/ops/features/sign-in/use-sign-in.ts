import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useActing } from '@/lib/acting';
import { api } from '@/lib/api';
import { serverNow } from '@/lib/clock';
import type { Failure } from '@/lib/failure';
import { urlOf } from '@/lib/go';
import { newRequestId } from '@/lib/request-id';
import { enterAnonymously, enterWithTicket, webPerson } from '@/lib/transport/web-session';
import { browserName } from './browser-name';

type Entered = OutputOf<OpsContract, 'desktop.enter'>;
export type SignInState = 'starting' | OutputOf<OpsContract, 'desktop.poll'>['state'] | 'failed';

const ASK_EVERY_MS = 2_000;

/** Known to this tab alone: with it, and nothing else, the ticket is collected. */
const newSecret = (): string =>
  [...crypto.getRandomValues(new Uint8Array(24))].map(byte => byte.toString(16).padStart(2, '0')).join('');

type Shown = { pollKey: string; code: string; expiresAt: number };

const show = async (): Promise<{ shown: Shown } | { failure?: Failure }> => {
  try {
    if (!webPerson() && !(await enterAnonymously())) return {};
  } catch {
    // the platform's sign-in does not answer: told like any other call that brought nothing
    return {};
  }
  const pollKey = newSecret();
  const answer = await api.ops(
    'desktop.begin',
    { pollKey, browser: browserName(navigator.userAgent) },
    { requestId: newRequestId() },
  );
  return answer.ok ? { shown: { pollKey, ...answer.data } } : { failure: answer.failure };
};

/** From here on this tab is somebody: the app begins anew, as hers. */
const becomeHer = async ({ ticket, place }: Entered): Promise<boolean> => {
  if (!(await enterWithTicket(ticket))) return false;
  const { role, store, counter, brand } = place;
  useActing.getState().choose({
    role,
    storeId: store.storeId,
    storeName: store.name,
    ...(counter ? { counterId: counter.counterId, counterName: counter.name } : {}),
    ...(brand ? { brandId: brand.brandId, brandName: brand.name } : {}),
  });
  window.location.hash = `#${urlOf(role === 'guide' || role === 'cashier' ? 'workbench' : 'office')}`;
  window.location.reload();
  return true;
};

/** Shows a code, asks every two seconds what became of it, and enters when her phone said yes. */
export const useSignIn = (running: boolean) => {
  const [state, setState] = useState<SignInState>('starting');
  const [shown, setShown] = useState<Shown>();
  const [failure, setFailure] = useState<Failure>();
  const turn = useRef(0);
  const entry = useRef('');

  const begin = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setState('starting');
    setShown(undefined);
    setFailure(undefined);
    entry.current = newRequestId();
    const made = await show();
    if (mine !== turn.current) return;
    if ('shown' in made) {
      setShown(made.shown);
      setState('waiting');
    } else {
      setFailure(made.failure);
      setState('failed');
    }
  }, []);

  useEffect(() => {
    void begin();
    const count = turn;
    return () => {
      count.current++;
    };
  }, [begin]);

  const enter = useCallback(async (pollKey: string): Promise<void> => {
    const answer = await api.ops('desktop.enter', { pollKey }, { requestId: entry.current });
    if (answer.ok && (await becomeHer(answer.data).catch(() => false))) return;
    if (!answer.ok && answer.failure.retryable) return;
    setFailure(answer.ok ? undefined : answer.failure);
    setState('failed');
  }, []);

  const pending = state === 'waiting' || state === 'scanned' || state === 'confirmed';
  useEffect(() => {
    if (!shown || !pending || !running) return undefined;
    const ask = async (): Promise<void> => {
      if (serverNow() >= shown.expiresAt) return setState('expired');
      const mine = turn.current;
      const answer = await api.ops('desktop.poll', { pollKey: shown.pollKey });
      // what could not be asked is asked again in two seconds
      if (mine !== turn.current || !answer.ok) return;
      setState(answer.data.state);
      if (answer.data.state === 'confirmed') await enter(shown.pollKey);
    };
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [shown, pending, running, enter]);

  return { state, shown, failure, again: () => void begin() };
};
