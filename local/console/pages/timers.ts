import type { ConsoleDeps } from '../deps';
import { instant } from '../format';
import { html } from '../html';
import { actionButton, table, tag, type Page } from '../layout';

/** The timers, each to be run now, once or twice: the platform may fire one twice. */
export const timersPage = ({ timers }: ConsoleDeps): Page => ({
  section: 'timers',
  title: '定时',
  hint: '七段 cron，北京时间；平台可能重复触发，处理必须能承受',
  body: table(
    [
      { title: '名称', kind: 'main' },
      { title: '函数' },
      { title: '时刻' },
      { title: '上次', kind: 'nowrap' },
      { title: '下次', kind: 'nowrap' },
      { title: '操作', kind: 'act' },
    ],
    timers()
      .list()
      .map(timer => [
        timer.name,
        html`<a href="/_console/functions/${encodeURIComponent(timer.functionName)}"
          >${timer.functionName}</a
        >`,
        html`<code>${timer.config}</code>`,
        html`${instant(timer.lastAt)} ${timer.lastOk === false && tag('失败', 'bad')}`,
        timer.nextAt === null ? html`<span class="soft">不自动触发</span>` : instant(timer.nextAt),
        html`<div class="row">
          ${actionButton('立即执行', { action: 'timer.run', name: timer.name }, { done: `${timer.name} 已执行` })}${actionButton(
            '同时触发两次',
            { action: 'timer.run', name: timer.name, times: 2 },
            { done: `${timer.name} 已触发两次` },
          )}
        </div>`,
      ]),
    html`<b>没有定时触发器</b>在 cloudbaserc.json 里给函数加上 triggers。`,
  ),
});
