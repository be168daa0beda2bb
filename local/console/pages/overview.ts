import type { ConsoleDeps } from '../deps';
import { duration, whole } from '../format';
import { html } from '../html';
import { figure, type Page } from '../layout';
import { callTable } from './calls';

/** What there is, and what happened last. */
export const overviewPage = (deps: ConsoleDeps): Page => {
  const collections = deps.store.collections();
  const documents = collections.reduce((sum, collection) => sum + collection.sql.count(), 0);
  const functions = deps.host().list();
  const verbs = deps.observations.verbs();
  const calls = verbs.reduce((sum, verb) => sum + verb.count, 0);
  const spent = verbs.reduce((sum, verb) => sum + verb.totalMs, 0);
  const wasteful = deps.observations.wasteful();
  const files = deps.storage.files.list();
  return {
    section: '',
    title: '概览',
    hint: '这台电脑上的云开发环境',
    body: html`<div class="figures">
        ${figure('文档', whole(documents), `${collections.length} 个集合`, '/_console/data')}
        ${figure('数据库调用', whole(calls), calls === 0 ? '还没有' : `平均 ${duration(spent / calls)}`, '/_console/queries')}
        ${figure('浪费的查询', whole(wasteful.length), wasteful.length === 0 ? '很好' : '需要索引', '/_console/queries')}
        ${figure('函数', whole(functions.length), `${functions.reduce((sum, fn) => sum + fn.instances, 0)} 个实例`, '/_console/functions')}
        ${figure('文件', whole(files.length), '云存储', '/_console/files')}
      </div>
      <h2>最近的调用</h2>
      ${callTable(deps, { limit: 15 })}`,
  };
};
