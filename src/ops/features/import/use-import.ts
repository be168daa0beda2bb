import { useEffect, useState } from 'react';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { api } from '@/lib/api';
import { newRequestId } from '@/lib/request-id';
import { toast } from '@/lib/toast';
import { useAgainOnShow } from '@/lib/use-again-on-show';
import { useChange } from '@/lib/use-change';
import { usePages, type Pages } from '@/lib/use-pages';
import { pickFile, type PickedFile } from '../../lib/pick-file';
import { sendFile } from '../../lib/send-file';
import { importMessages as m } from './messages';

export type ImportView = OutputOf<OpsContract, 'import.get'>;
export type Imports = OutputOf<OpsContract, 'import.list'>;

/** As the contract has it; the contract itself stays on the server's side. */
const MOST_BYTES = 8 * 1024 * 1024;
const ASK_AGAIN_MS = 3_000;

export type Offers = OutputOf<OpsContract, 'offer.list'>;

/** The offers that are out, to choose one. */
export const useOffers = () => {
  const pages = usePages<Offers>(cursor =>
    api.ops('offer.list', { state: 'published', ...(cursor ? { cursor } : {}) }),
  );
  useAgainOnShow(pages.reload);
  return pages;
};

/** Only those that codes can be brought for. */
export const importable = (offers: Pages<Offers>): Pages<Offers> => {
  const items = offers.items.filter(({ imports }) => imports);
  const none = offers.state === 'ready' && items.length === 0 && !offers.hasMore;
  return { ...offers, items, state: none ? 'empty' : offers.state };
};

export const useImports = (templateId: string) =>
  usePages<Imports>(cursor => api.ops('import.list', { templateId, ...(cursor ? { cursor } : {}) }));

const problemOf = ({ bytes }: PickedFile): string | undefined => {
  if (bytes.byteLength === 0) return m.empty;
  return bytes.byteLength > MOST_BYTES ? m.tooLarge : undefined;
};

/** Asks every few seconds how far it is, until it has ended. */
const useProgress = (view: ImportView | undefined, set: (view: ImportView) => void): void => {
  const running = view?.state === 'running';
  const importId = view?.importId;
  useEffect(() => {
    if (!running || importId === undefined) return undefined;
    const timer = setInterval(() => {
      void api.ops('import.get', { importId }).then(answer => answer.ok && set(answer.data));
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, importId, set]);
};

/** A file and the request under which it was allowed, so that a further try is the same import. */
type Attempt = { templateId: string; file: PickedFile; requestId: string };

const isHere = ({ state }: Imports['items'][number]): boolean => state !== 'waiting';

/** The files that came; of one that never arrived there is nothing to tell. */
export const arrived = (imports: Pages<Imports>): Pages<Imports> => {
  const items = imports.items.filter(isHere);
  const none = imports.state === 'ready' && items.length === 0 && !imports.hasMore;
  return { ...imports, items, state: none ? 'empty' : imports.state };
};

/** Chooses a file, sends it, and has it read; what did not arrive can be sent once more. */
export const useImport = () => {
  const [view, setView] = useState<ImportView>();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [unsent, setUnsent] = useState<Attempt>();
  const begin = useChange(({ templateId, file, requestId }: Attempt) =>
    api.ops(
      'import.begin',
      { templateId, name: file.name.slice(0, 100), bytes: file.bytes.byteLength },
      { requestId },
    ),
  );
  const start = useChange((importId: string, requestId) =>
    api.ops('import.start', { importId }, { requestId }),
  );
  useProgress(view, setView);

  const send = async (attempt: Attempt): Promise<void> => {
    setProblem(undefined);
    setUnsent(undefined);
    const begun = await begin.run(attempt);
    if (!begun) return;
    if (!begun.ok) return begun.failure.retryable ? setUnsent(attempt) : undefined;
    if (!(await sendFile(begun.data.upload, attempt.file.bytes))) {
      setProblem(m.sendFailed(attempt.file.name));
      return setUnsent(attempt);
    }
    const started = await start.run(begun.data.importId);
    if (started?.ok) setView(started.data);
    else setUnsent(attempt);
  };
  const sendBusily = async (attempt: Attempt): Promise<void> => {
    setSending(true);
    await send(attempt).finally(() => setSending(false));
  };
  const choose = async (templateId: string): Promise<void> => {
    const file = await pickFile();
    if (!file) return;
    setUnsent(undefined);
    begin.clear();
    start.clear();
    const wrong = problemOf(file);
    setProblem(wrong);
    if (wrong === undefined) await sendBusily({ templateId, file, requestId: newRequestId() });
  };
  const show = async (importId: string) => {
    const answer = await api.ops('import.get', { importId });
    if (answer.ok) setView(answer.data);
    else toast(answer.failure.message, 'bad');
  };
  const failure =
    begin.failure ?? start.failure ?? (problem === undefined ? undefined : { message: problem });
  return {
    view,
    choose,
    again: unsent && (() => void sendBusily(unsent)),
    show,
    busy: sending,
    failure,
  };
};
