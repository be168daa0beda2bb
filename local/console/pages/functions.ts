import type { LogLine } from '../../functions/types';
import type { Asked, ConsoleDeps } from '../deps';
import { duration, instant } from '../format';
import { html, type Markup } from '../html';
import { table, tag, type Page } from '../layout';
import { callTable } from './calls';

const SHOWN_LINES = 300;

/** A log of the functions, oldest line first. */
const logOf = (lines: LogLine[]): Markup =>
  lines.length === 0
    ? html`<div class="card">
        <p class="empty"><b>还没有日志</b>函数写的每一行都会出现在这里。</p>
      </div>`
    : html`<div class="card">
        <pre class="log" tabindex="0">
${lines.map(
            line => html`<span class="${line.level}"><time>${instant(line.at)}</time>${line.line} </span>`,
          )}</pre>
      </div>`;

const all = ({ host }: ConsoleDeps): Page => ({
  section: 'functions',
  title: '函数',
  hint: '每个实例是一个线程；改动构建后，下一次调用自动换新',
  body: table(
    [
      { title: '名称', kind: 'main' },
      { title: '实例', kind: 'num' },
      { title: '进行中', kind: 'num' },
      { title: '排队', kind: 'num' },
      { title: '冷启动', kind: 'num' },
      { title: '上次冷启动', kind: 'num' },
      { title: '崩溃', kind: 'num' },
      { title: '内存上限', kind: 'num' },
      { title: '超时', kind: 'num' },
      { title: '并发', kind: 'num' },
    ],
    host()
      .list()
      .map(fn => [
        html`<a href="/_console/functions/${encodeURIComponent(fn.name)}">${fn.name}</a>`,
        `${fn.instances} / ${fn.maxInstances}`,
        fn.inFlight,
        fn.queued,
        fn.coldStarts,
        duration(fn.lastColdStartMs),
        fn.crashes === 0 ? '0' : tag(String(fn.crashes), 'bad'),
        `${fn.memoryMb} MB`,
        `${fn.timeoutMs / 1000} s`,
        fn.concurrency,
      ]),
    html`<b>没有函数</b>这个环境只是一个数据库。`,
  ),
});

const one = (deps: ConsoleDeps, name: string, requestId: string | null): Page | null => {
  const fn = deps
    .host()
    .list()
    .find(candidate => candidate.name === name);
  if (!fn) return null;
  const lines = deps.logs.read(name, {
    limit: SHOWN_LINES,
    ...(requestId === null ? {} : { requestId }),
  });
  const whole = html`<a href="/_console/functions/${encodeURIComponent(name)}">看全部日志</a>`;
  return {
    section: 'functions',
    title: name,
    hint: html`${fn.instances} 个实例 · 冷启动 ${fn.coldStarts} 次，上次 ${duration(fn.lastColdStartMs)} ·
    ${fn.memoryMb} MB · 超时 ${fn.timeoutMs / 1000} s`,
    body: html`${
        requestId === null &&
        html`<h2>最近的调用</h2>
          ${callTable(deps, { functionName: name, limit: 20 })}`
      }
      <h2>
        日志<small
          >${requestId === null ? `最近 ${SHOWN_LINES} 行` : html`请求 <span class="mono">${requestId}</span> · ${whole}`}</small
        >
      </h2>
      ${logOf(lines)}`,
  };
};

export const functionsPage = (deps: ConsoleDeps, { rest, query }: Asked): Page | null =>
  rest === '' ? all(deps) : one(deps, rest, query.get('request'));
