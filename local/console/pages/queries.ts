import type { ConsoleDeps } from '../deps';
import { duration, instant, whole } from '../format';
import { html } from '../html';
import { table, type Page } from '../layout';

/** Questions that want an index, and how long each verb takes. */
export const queriesPage = ({ observations }: ConsoleDeps): Page => ({
  section: 'queries',
  title: '查询',
  hint: '启动以来',
  body: html`<h2>浪费的查询<small>读的超过给出的 10 倍再加 100 条</small></h2>
    ${table(
      [
        { title: '集合', kind: 'main' },
        { title: '条件' },
        { title: '想要的索引' },
        { title: '怎样执行' },
        { title: '最多读取', kind: 'num' },
        { title: '次数', kind: 'num' },
        { title: '最近', kind: 'nowrap' },
      ],
      observations
        .wasteful()
        .map(one => [
          html`<a href="/_console/data/${encodeURIComponent(one.collection)}">${one.collection}</a>`,
          html`<code>${one.shape}</code>`,
          html`<code>${one.index}</code>`,
          one.plan === 'collection' ? '逐条读取' : one.plan,
          whole(one.examined),
          whole(one.count),
          instant(one.lastAt),
        ]),
      html`<b>没有浪费的查询</b>每个查询都用上了合适的索引。`,
    )}
    <h2>各种调用的用时</h2>
    ${table(
      [
        { title: '调用', kind: 'main' },
        { title: '次数', kind: 'num' },
        { title: '失败', kind: 'num' },
        { title: '平均', kind: 'num' },
        { title: '最慢', kind: 'num' },
        { title: '合计', kind: 'num' },
      ],
      observations
        .verbs()
        .map(verb => [
          html`<code>${verb.verb}</code>`,
          whole(verb.count),
          whole(verb.failed),
          duration(verb.totalMs / verb.count),
          duration(verb.slowestMs),
          duration(verb.totalMs),
        ]),
      html`<b>还没有调用</b>`,
    )}`,
});
