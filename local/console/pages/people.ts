import { homeOf, type Role } from '../../gateway/people';
import type { ConsoleDeps } from '../deps';
import { html } from '../html';
import { table, tag, type Page } from '../layout';

const ROLES: Record<Role, string> = {
  shopper: '顾客',
  guide: '导购',
  'store-manager': '店长',
  headquarters: '总部与品牌',
};

/** The demo people; each opens in a window of her own. */
export const peoplePage = ({ people }: ConsoleDeps): Page => ({
  section: 'people',
  title: '人物',
  hint: '身份只属于一个窗口，每个人都在新窗口打开',
  action: html`<a class="button" href="/_people?as=fresh" target="_blank" rel="noopener">新顾客</a>`,
  body: table(
    [
      { title: '姓名', kind: 'main' },
      { title: '身份' },
      { title: '是谁' },
      { title: 'openid' },
      { title: '操作', kind: 'act' },
    ],
    people.all().people.map(person => [
      person.name,
      tag(ROLES[person.role] ?? person.role),
      html`${person.title}
        <div class="soft">${person.note}</div>`,
      html`<code>${person.openid}</code>`,
      html`<a
        class="button"
        target="_blank"
        rel="noopener"
        href="/_people?as=${encodeURIComponent(person.personId)}&amp;to=${encodeURIComponent(homeOf(person))}"
        >以此身份打开</a
      >`,
    ]),
    html`<b>没有演示人物</b>它们由演示数据带来。`,
  ),
});
