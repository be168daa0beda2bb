import type { ImportRow, ImportView } from '@core/contracts/import';
import { lineFaultText } from '@core/domain/coupon/issue/code-file';
import { WHOLE_BP } from '@core/domain/money';
import type { Deps } from '../../deps';
import type { Import } from './documents';
import { findFaults } from './repo';

const refusals: Record<NonNullable<Import['why']>, string> = {
  FILE_MISSING: '没有收到文件，请重新上传',
  FILE_TOO_LARGE: '文件比上传时说的大，请重新上传',
  FILE_EMPTY: '文件是空的',
  NEVER_STARTED: '上传后一天没有开始导入，文件已删除，请重新上传',
  ENCODING_UNKNOWN: '文件里的文字读不出来，请用表格软件另存为 CSV 后再传',
};

export const toRow = (job: Import): ImportRow => ({
  importId: job._id,
  templateId: job.templateId,
  title: job.title,
  name: job.name,
  state: job.state,
  at: job.at,
  byName: job.byName,
  lines: job.line,
  added: job.added,
  bad: job.bad,
  ...(job.endedAt === undefined ? {} : { endedAt: job.endedAt }),
  ...(job.why === undefined ? {} : { why: { code: job.why, message: refusals[job.why] } }),
});

const SHOWN_FAULTS = 50;
const SHOWN_DOCS = 5;
const LINK_S = 600;

const doneBp = ({ state, cursor, bytes }: Import): number =>
  state === 'done' ? WHOLE_BP : Math.min(WHOLE_BP, Math.floor((cursor * WHOLE_BP) / bytes));

export const toView = async (deps: Pick<Deps, 'db' | 'files'>, job: Import): Promise<ImportView> => {
  const pages = job.bad > 0 ? await findFaults(deps.db, job._id, -1, SHOWN_DOCS) : [];
  const faults = pages.flatMap(page => page.faults).slice(0, SHOWN_FAULTS);
  return {
    ...toRow(job),
    ...(job.encoding === undefined ? {} : { encoding: job.encoding }),
    doneBp: doneBp(job),
    faults: faults.map(({ line, reason, first }) => ({ line, message: lineFaultText(reason, first) })),
    ...(job.reportId === undefined ? {} : { reportUrl: await deps.files.link(job.reportId, LINK_S) }),
  };
};
