import { homeOf, type Journey, type PeopleFile, type Person, type Role } from './people';
import { peopleScript } from './people-script';
import { peopleStyle } from './people-style';

const GROUPS: readonly { role: Role; title: string; hint: string }[] = [
  { role: 'shopper', title: '顾客', hint: '看券、领券、出示会员码' },
  { role: 'guide', title: '导购', hint: '扫会员码、开单、核销' },
  { role: 'store-manager', title: '店长', hint: '邀请、审核与停用店员' },
  { role: 'headquarters', title: '总部与品牌', hint: '做券、确认费用、对账' },
];

const escape = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

/** Only a page of the app itself: `/pages/…` or `/#/pages/…`, never another site. */
export const safeTarget = (to: string | null | undefined): string | null => {
  const path = to?.startsWith('/#/') ? to.slice(2) : to;
  return path && /^\/[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*(\?[^#\s"'<>\\]*)?$/.test(path) ? path : null;
};

const chevron =
  '<svg class="go" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="m9 6 6 6-6 6" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>';

const row = (attributes: string, initial: string, name: string, lines: string[]): string => `
<li><button type="button" class="person" ${attributes}>
  <span class="face" aria-hidden="true">${escape(initial)}</span>
  <span class="words"><b>${escape(name)}</b>${lines
    .filter(Boolean)
    .map(line => `<small>${escape(line)}</small>`)
    .join('')}</span>${chevron}
</button></li>`;

const personRow = (person: Person): string =>
  row(
    `data-person="${escape(person.personId)}" data-to="${escape(homeOf(person))}"`,
    person.name.slice(0, 1),
    person.name,
    [person.title, person.note, `手机号 ${person.phone}`],
  );

const freshRow = row('data-fresh="1" data-to="/pages/home/index"', '新', '新顾客', [
  '从没来过，每次都是另一个人',
]);

const group = ({ role, title, hint }: (typeof GROUPS)[number], people: Person[]): string => {
  const rows =
    people
      .filter(person => person.role === role)
      .map(personRow)
      .join('') + (role === 'shopper' ? freshRow : '');
  return rows === ''
    ? ''
    : `<section aria-label="${title}"><h2>${title}<small>${hint}</small></h2><ul>${rows}</ul></section>`;
};

const defaultJourneys = ({ people, demoScene }: PeopleFile): Journey[] => {
  const guide = people.find(person => person.role === 'guide');
  return [
    ...(demoScene === undefined
      ? []
      : [
          {
            title: '以新顾客身份，扫导购的工牌',
            note: '入会、领券、出示会员码',
            fresh: true,
            to: `/pages/join/index?scene=${demoScene}`,
          },
        ]),
    ...(guide === undefined
      ? []
      : [
          {
            title: `打开导购 ${guide.name} 的工作台`,
            note: '扫顾客的会员码，核销优惠券',
            personId: guide.personId,
            to: homeOf(guide),
          },
        ]),
  ];
};

const journeyAction = (journey: Journey, index: number): string => {
  const who = journey.fresh ? 'fresh' : (journey.personId ?? 'fresh');
  const words = `<b>${escape(journey.title)}</b><small>${escape(journey.note)}${index === 0 ? '' : ' · 新窗口'}</small>`;
  if (index === 0) {
    const attributes = journey.fresh ? 'data-fresh="1"' : `data-person="${escape(who)}"`;
    return `<button type="button" class="step first" ${attributes} data-to="${escape(journey.to)}" data-fixed="1">${words}</button>`;
  }
  const href = `/_people?as=${encodeURIComponent(who)}&to=${encodeURIComponent(journey.to)}`;
  return `<a class="step" href="${escape(href)}" target="_blank" rel="noopener">${words}</a>`;
};

const firstTime = (file: PeopleFile): string => {
  const journeys = file.journeys?.length ? file.journeys : defaultJourneys(file);
  if (journeys.length === 0) return '';
  return `<section class="card" aria-label="第一次来？"><h2>第一次来？</h2>
<p>用两个窗口走一遍：左边是顾客，右边是导购。</p>${journeys.map(journeyAction).join('\n')}</section>`;
};

/** The page on which one chooses who to be in this browser tab. It stands in for WeChat's login and exists only here. */
export const peoplePage = (file: PeopleFile): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>选择身份 · 一码</title><link rel="icon" href="data:,"><style>${peopleStyle}</style></head>
<body><main>
<header><p class="brand">一码 · 演示商场</p><h1>你想以谁的身份进入？</h1>
<p id="now" class="now" hidden>这个窗口现在是 <b></b><span></span><button type="button" id="leave">退出</button></p>
<p class="lead">身份只属于这个窗口，另开一个窗口就能同时做另一个人。</p></header>
<p id="problem" class="problem" role="alert" hidden></p>
${firstTime(file)}
${GROUPS.map(one => group(one, file.people)).join('\n')}
<p class="lead">总部也可以在电脑上 <a href="/#/ops/pages/signin/index">用手机扫码登录</a>，再用上面任一位店长或总部人物的窗口确认。</p>
<footer>本页代替微信登录，只存在于本机运行环境（<a href="/_console">控制台</a>）。人物、商场与品牌均为虚构。</footer>
</main><script>${peopleScript}</script></body></html>`;
