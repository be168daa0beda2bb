import type { ConsoleDeps } from '../deps';
import { instant } from '../format';
import { html } from '../html';
import { table, tag, type Page } from '../layout';

/** Subscribe messages that WeChat would have delivered, newest first. */
export const messagesPage = ({ subscriptions, people }: ConsoleDeps): Page => ({
  section: 'messages',
  title: '消息',
  hint: '这些订阅消息本来会出现在微信的「服务通知」里',
  body: table(
    [
      { title: '内容', kind: 'main' },
      { title: '收件人' },
      { title: '模板' },
      { title: '打开' },
      { title: '时间', kind: 'nowrap' },
    ],
    [...subscriptions.sent]
      .reverse()
      .map(message => [
        Object.entries(message.data).map(
          ([name, field]) => html`<div><span class="soft">${name}</span> ${String(field.value)}</div>`,
        ),
        people.byOpenid(message.openid)?.name ?? html`<code>${message.openid}</code>`,
        html`<code>${message.templateId}</code>`,
        message.page === undefined ? tag('不跳转') : html`<code>${message.page}</code>`,
        instant(message.at),
      ]),
    html`<b>还没有消息</b>会员允许一次，就能收到一条。`,
  ),
});
