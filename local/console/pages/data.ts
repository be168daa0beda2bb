import { parseDoc } from '../../ejson/read';
import { Doc } from '../../ejson/value';
import { parseQuery } from '../../query/parse';
import { wantedIndex } from '../../query/shape';
import { sortFields } from '../../query/sort';
import type { Collection } from '../../store/catalog';
import { findRows, type FindResult } from '../../store/scan';
import { WireError } from '../../wire/errors';
import type { Asked, ConsoleDeps } from '../deps';
import { duration, whole } from '../format';
import { html, type Markup } from '../html';
import { table, tag, type Page } from '../layout';
import { readable } from '../readable';

const PAGE_SIZE = 20;
const PEEK_LENGTH = 240;

const all = ({ store }: ConsoleDeps): Page => ({
  section: 'data',
  title: '数据',
  body: table(
    [
      { title: '集合', kind: 'main' },
      { title: '文档', kind: 'num' },
      { title: '索引', kind: 'num' },
    ],
    store
      .collections()
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(collection => [
        html`<a href="/_console/data/${encodeURIComponent(collection.name)}">${collection.name}</a>`,
        whole(collection.sql.count()),
        collection.indexes.length,
      ]),
    html`<b>还没有集合</b>集合由迁移或管理接口建立。`,
  ),
});

type Question = { filter: string; order: string; page: number };
type Answer = FindResult & { wanted: string; ms: number };

const ask = (deps: ConsoleDeps, collection: Collection, { filter, order, page }: Question): Answer => {
  const reading = { now: deps.store.now };
  const node = parseQuery(filter === '' ? new Doc() : parseDoc(filter, '条件', reading));
  const sort = order === '' ? [] : sortFields(parseDoc(order, '排序', reading));
  const startedAt = performance.now();
  // one more than is shown tells whether there is a next page; not through the store's verbs, whose watch is for the app
  const found = findRows(collection, node, { sort, skip: page * PAGE_SIZE, limit: PAGE_SIZE + 1 });
  return { ...found, wanted: wantedIndex(node, sort), ms: performance.now() - startedAt };
};

const documentOf = (body: string): Markup => {
  const doc = readable(JSON.parse(body)) as Record<string, unknown>;
  const { _id, ...others } = doc;
  const peek = JSON.stringify(others).slice(0, PEEK_LENGTH);
  return html`<details>
    <summary><span class="id mono">${String(_id)}</span><span class="peek mono">${peek}</span></summary>
    <pre>${JSON.stringify(doc, null, 2)}</pre>
  </details>`;
};

const address = (name: string, { filter, order, page }: Question): string => {
  const query = new URLSearchParams({ ...(filter && { q: filter }), ...(order && { sort: order }) });
  if (page > 0) query.set('page', String(page));
  return `/_console/data/${encodeURIComponent(name)}${query.size === 0 ? '' : `?${query}`}`;
};

const ORDERS = { index: '由索引排好', memory: '读出后排序' };

/** How the question was answered: `explain` of a database. */
const told = ({ examined, hits, plan, order, wanted, ms }: Answer, shown: number): Markup => {
  const wasteful = examined > 10 * hits.length + 100;
  const how = plan === 'collection' ? '逐条读取' : plan;
  return html`<p class="told ${wasteful ? 'warn' : ''}">
    读了 ${whole(examined)} 条，给出 ${shown} 条 · ${how}${order && html` · ${ORDERS[order]}`} ·
    ${duration(ms)}${wasteful && html` · 想要索引 <code>${wanted}</code>`}
  </p>`;
};

const documents = (name: string, question: Question, answer: Answer): Markup => {
  const shown = answer.hits.slice(0, PAGE_SIZE);
  const step = (page: number, words: string) =>
    html`<a class="button" href="${address(name, { ...question, page })}">${words}</a>`;
  return html`${
      shown.length === 0
        ? html`<p class="empty"><b>没有符合的文档</b>换一个条件试试，或者清空它。</p>`
        : shown.map(hit => documentOf(hit.body))
    }${told(answer, shown.length)}
    <div class="pager">
      <span>${question.page > 0 && step(question.page - 1, '上一页')}</span
      ><span>${answer.hits.length > PAGE_SIZE && step(question.page + 1, '下一页')}</span>
    </div>`;
};

const indexTable = (collection: Collection): Markup =>
  table(
    [{ title: '索引', kind: 'main' }, { title: '字段' }, { title: '性质' }],
    collection.indexes.map(({ spec, multikey }) => [
      spec.name,
      html`<code
        >${spec.keys.map(([path, direction]) => `${path} ${direction === 1 ? '↑' : '↓'}`).join('，')}</code
      >`,
      html`${spec.unique && tag('唯一')} ${spec.sparse && tag('稀疏')} ${multikey && tag('多键')}`,
    ]),
    '没有索引',
  );

const one = (deps: ConsoleDeps, collection: Collection, question: Question): Page => {
  let answer: Answer | undefined;
  let problem: string | undefined;
  try {
    answer = ask(deps, collection, question);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    problem = `条件或排序不能用：${error.message}`;
  }
  return {
    section: 'data',
    title: collection.name,
    hint: `${whole(collection.sql.count())} 条文档`,
    action: html`<a class="button" href="/_console/data">全部集合</a>`,
    ...(problem === undefined ? {} : { problem }),
    body: html`<div class="card">
        <form class="ask" method="get" action="/_console/data/${encodeURIComponent(collection.name)}">
          <label
            >条件（JSON）<input
              name="q"
              value="${question.filter}"
              placeholder='{"memberId": "m_1"}'
              autocomplete="off"
              spellcheck="false"
          /></label>
          <label
            >排序（JSON）<input
              name="sort"
              value="${question.order}"
              placeholder='{"createdAt": -1}'
              autocomplete="off"
              spellcheck="false"
          /></label>
          <button class="primary">查询</button>
        </form>
        ${answer && documents(collection.name, question, answer)}
      </div>
      <h2>索引</h2>
      ${indexTable(collection)}`,
  };
};

/** Collections, or the documents and indexes of one. */
export const dataPage = (deps: ConsoleDeps, { rest, query }: Asked): Page | null => {
  if (rest === '') return all(deps);
  const collection = deps.store.collections().find(candidate => candidate.name === rest);
  if (!collection) return null;
  const page = Number(query.get('page') ?? 0);
  return one(deps, collection, {
    filter: (query.get('q') ?? '').trim(),
    order: (query.get('sort') ?? '').trim(),
    page: Number.isInteger(page) && page > 0 ? page : 0,
  });
};
