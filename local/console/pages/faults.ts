import type { Fault } from '../../gateway/faults';
import type { ConsoleDeps } from '../deps';
import { fullInstant, whole } from '../format';
import { html, type Markup } from '../html';
import { actionButton, figure, table, tag, type Page } from '../layout';

const KINDS: Record<Fault['kind'], string> = {
  delay: '变慢',
  error: '平台报错',
  'lost-answer': '丢失回答',
  offline: '断网',
  duplicate: '重复到达',
  'db-delay': '数据库变慢',
  'db-error': '数据库报错',
  'db-conflict': '事务冲突',
  'db-lost-answer': '数据库丢失回答',
  crash: '函数崩溃',
  clock: '时钟偏移',
};

const conditions = ({ match, at, when, probability, seed, ms, skip }: Fault): Markup =>
  html`${Object.entries({ ...match, at, when, probability, seed, ms, skip })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => html`<code>${name}=${String(value)}</code> `)}`;

const DAY_MS = 86_400_000;

const openApiTable = (openApi: ConsoleDeps['openApi']): Markup =>
  table(
    [
      { title: '接口', kind: 'main' },
      { title: '错误码' },
      { title: '还有', kind: 'num' },
      { title: '操作', kind: 'act' },
    ],
    openApi
      .planned()
      .map(({ apiName, errcode, times }) => [
        apiName,
        html`<code>${errcode}</code> <span class="soft">${openApi.failures()[apiName]?.[errcode]}</span>`,
        whole(times),
        actionButton('全部解除', { action: 'openapi.clear' }, { done: '已解除' }),
      ]),
    html`<b>没有安排</b>${openApi.names().length} 个接口都照常回答。`,
  );

/** Planned faults and what they did, and the clock that can be moved. */
export const faultsPage = ({ faults, clock, openApi }: ConsoleDeps): Page => {
  const offset = clock.offsetMs();
  const moved = offset === 0 ? '与电脑一致' : `偏移 ${(offset / 1000).toFixed(0)} 秒`;
  const hits = faults.hits();
  return {
    section: 'faults',
    title: '故障与时钟',
    hint: html`由 <code>POST /_local/admin</code> 的 <code>fault.set</code> 安排`,
    ...(faults.list().length === 0
      ? {}
      : { action: actionButton('全部解除', { action: 'fault.clear' }, { done: '已解除' }) }),
    body: html`<div class="figures">
        ${figure('运行环境的时间', fullInstant(clock.now()).slice(5), moved)}
      </div>
      <div class="row below">
        ${actionButton('快进 1 小时', { action: 'clock.advance', ms: 3_600_000 }, { done: '时间已快进' })}${actionButton(
          '快进 1 天',
          { action: 'clock.advance', ms: DAY_MS },
          { done: '时间已快进' },
        )}${offset !== 0 && actionButton('恢复', { action: 'clock.reset' }, { done: '时间已恢复' })}
      </div>
      <h2>安排好的故障</h2>
      ${table(
        [
          { title: '种类', kind: 'main' },
          { title: '条件' },
          { title: '还有', kind: 'num' },
          { title: '已发生', kind: 'num' },
          { title: '操作', kind: 'act' },
        ],
        faults
          .list()
          .map(fault => [
            KINDS[fault.kind],
            conditions(fault),
            fault.times === undefined ? '一直' : whole(fault.times - fault.hits),
            whole(fault.hits),
            actionButton('解除', { action: 'fault.clear', id: fault.id }, { done: '已解除' }),
          ]),
        html`<b>没有故障</b>一切照常。`,
      )}
      <h2>
        微信接口的失败<small>由 <code>openapi.fail</code> 安排</small>
      </h2>
      ${openApiTable(openApi)}
      <h2>发生过的<small>最近 50 次，最新在前</small></h2>
      ${table(
        [{ title: '种类', kind: 'main' }, { title: '函数' }, { title: '动作' }, { title: '数据库调用' }],
        hits
          .slice(-50)
          .reverse()
          .map(hit => [
            tag(KINDS[hit.kind], 'warn'),
            hit.function ?? '—',
            hit.actionName ?? '—',
            hit.verb === undefined
              ? '—'
              : html`<code>${hit.verb}</code>${hit.call !== undefined && ` 第 ${hit.call} 次`}`,
          ]),
        html`<b>什么都没有发生</b>`,
      )}`,
  };
};
