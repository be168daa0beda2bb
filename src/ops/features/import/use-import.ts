import { useEffect, useState } from 'react';
import type { OutputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';
import { api } from '@/lib/api';
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
const MOST_BYTES = 5 * 1024 * 1024;
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

/** Chooses a file, sends it, and has it read. */
export const useImport = () => {
  const [view, setView] = useState<ImportView>();
  const [sending, setSending] = useState(false);
  const begin = useChange((data: { templateId: string; name: string; bytes: number }, requestId) =>
    api.ops('import.begin', data, { requestId }),
  );
  const start = useChange((importId: string, requestId) =>
    api.ops('import.start', { importId }, { requestId }),
  );
  useProgress(view, setView);

  const send = async (templateId: string, { name, bytes }: PickedFile) => {
    const begun = await begin.run({ templateId, name: name.slice(0, 100), bytes: bytes.byteLength });
    if (!begun?.ok) return;
    if (!(await sendFile(begun.data.upload, bytes))) return toast(m.sendFailed, 'bad');
    const started = await start.run(begun.data.importId);
    if (started?.ok) setView(started.data);
  };
  const choose = async (templateId: string) => {
    const file = await pickFile();
    if (!file) return;
    const problem = problemOf(file);
    if (problem) return toast(problem, 'bad');
    setSending(true);
    await send(templateId, file).finally(() => setSending(false));
  };
  const show = async (importId: string) => {
    const answer = await api.ops('import.get', { importId });
    if (answer.ok) setView(answer.data);
    else toast(answer.failure.message, 'bad');
  };
  return { view, choose, show, busy: sending, failure: begin.failure ?? start.failure };
};
