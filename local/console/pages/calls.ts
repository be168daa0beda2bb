import type { CallRecord } from '../../functions/invocations';
import type { Caller } from '../../functions/types';
import type { ConsoleDeps } from '../deps';
import { duration, instant } from '../format';
import { html, type Markup } from '../html';
import { table, tag } from '../layout';

const SOURCES: Record<Caller['source'], string> = {
  call: '小程序',
  timer: '定时',
  http: 'HTTP',
  function: '函数',
};

const resultOf = ({ code, refusal }: CallRecord): Markup => {
  if (code !== null) return tag(code, 'bad');
  return refusal === null ? tag('完成', 'good') : tag(refusal, 'warn');
};

/** The last calls, newest first; each leads to the lines it wrote. */
export const callTable = (
  { invocations, people }: ConsoleDeps,
  query: { functionName?: string; limit: number },
): Markup =>
  table(
    [
      { title: '动作', kind: 'main' },
      { title: '谁' },
      { title: '结果' },
      { title: '用时', kind: 'num' },
      { title: '数据库调用', kind: 'num' },
      { title: '时间', kind: 'nowrap' },
    ],
    invocations
      .recent(query)
      .map(call => [
        html`<a
            href="/_console/functions/${encodeURIComponent(call.functionName)}?request=${encodeURIComponent(call.requestId)}"
            >${call.functionName}</a
          >
          <span class="mono">${call.actionName ?? ''}</span>`,
        call.openid === undefined
          ? SOURCES[call.source]
          : (people.byOpenid(call.openid)?.name ?? html`<span class="mono">${call.openid}</span>`),
        resultOf(call),
        duration(call.ms),
        call.databaseCalls,
        instant(call.at),
      ]),
    html`<b>还没有调用</b>打开 <a href="/_people">选择身份</a>，走几步就有了。`,
  );
