import { confirm } from '@/lib/confirm';
import { go } from '@/lib/go';
import { toast } from '@/lib/toast';
import { monthText } from '../../lib/books-words';
import { told } from '../../lib/told';
import { statementMessages as m } from './messages';
import { useMonth } from './use-statements';

/** The steps of a whole month, each told how it went. */
export const useMonthSteps = (reload: () => Promise<void>) => {
  const { make, lock, count, toIssue, issueAll, table, busy } = useMonth();

  const onMake = async (month: string): Promise<void> => {
    const answer = await make.run({ month });
    if (!told(answer, m.made(answer?.ok ? answer.data.made : 0))) return;
    if (answer.data.more) toast(m.makingMore);
    void reload();
  };
  const onIssue = async (month: string): Promise<void> => {
    const found = await toIssue(month);
    if (!found.ok) return toast(found.failure.message, 'bad');
    if (found.data.length === 0) return toast(m.noneToIssue);
    const confirmed = found.data.filter(({ state }) => state === 'confirmed').length;
    const body = m.issueAllText + (confirmed > 0 ? m.issueAllVoid(confirmed) : '');
    const ask = { title: m.issueAllTitle(found.data.length), body, yes: m.issueAll };
    if (!(await confirm(ask))) return;
    const { done, failure } = await issueAll(found.data);
    if (failure) toast(failure.message, 'bad');
    else toast(m.issuedAll(done), 'good');
    void reload();
  };
  const onLock = async (month: string): Promise<void> => {
    const books = await count(month);
    if (!books.ok) return toast(books.failure.message, 'bad');
    const { issued = 0, disputed = 0 } = books.data;
    const body = m.lockWaiting(issued, disputed) + m.lockText;
    const ask = { title: m.lockTitle(monthText(month)), body, yes: m.lock, danger: true };
    if ((await confirm(ask)) && told(await lock.run({ month }), m.locked)) void reload();
  };
  const onExport = async (month: string): Promise<void> => {
    const answer = await table.run({ kind: 'statement-lines', format: 'xlsx', month });
    if (told(answer, answer?.ok && answer.data.state === 'waiting' ? m.exportWaits : m.exported))
      go('exports');
  };
  return { busy, onMake, onIssue, onLock, onExport };
};
