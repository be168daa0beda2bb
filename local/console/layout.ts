import { html, Markup, type Piece } from './html';
import { consoleScript } from './script';
import { consoleStyle } from './style';

export const SECTIONS = [
  { path: '', title: '概览' },
  { path: 'data', title: '数据' },
  { path: 'queries', title: '查询' },
  { path: 'functions', title: '函数' },
  { path: 'timers', title: '定时' },
  { path: 'faults', title: '故障与时钟' },
  { path: 'messages', title: '消息' },
  { path: 'files', title: '文件' },
  { path: 'people', title: '人物' },
] as const;

export type SectionPath = (typeof SECTIONS)[number]['path'];

/** What one page has to say; the frame around it is the same for all. */
export type Page = {
  section: SectionPath;
  title: string;
  hint?: Piece;
  action?: Piece;
  body: Piece;
  problem?: string;
};

/** The small figure beside a section's name; `alert` when it deserves a look. */
export type Badges = Partial<Record<SectionPath, { text: string; alert?: boolean }>>;

const link = (current: SectionPath, badges: Badges) => {
  const one = ({ path, title }: (typeof SECTIONS)[number]): Markup => {
    const badge = badges[path];
    const mark = badge && html`<small class="${badge.alert ? 'alert' : ''}">${badge.text}</small>`;
    const here = path === current && html` aria-current="page"`;
    return html`<a href="/_console${path === '' ? '' : `/${path}`}" ${here}>${title}${mark}</a>`;
  };
  return one;
};

/** The whole document. Script and style are the only ones allowed to run, by their nonce. */
export const renderPage = (
  page: Page,
  { badges, nonce, foot }: { badges: Badges; nonce: string; foot: string },
): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${page.title} · 一码控制台</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${new Markup(consoleStyle)}
        </style>
      </head>
      <body>
        <div class="frame">
          <header class="side">
            <p class="brand">一码<b>控制台</b></p>
            <nav aria-label="控制台">${SECTIONS.map(link(page.section, badges))}</nav>
            <p class="foot">${foot}</p>
          </header>
          <main>
            <div class="head">
              <h1>${page.title}</h1>
              ${page.hint !== undefined && html`<p>${page.hint}</p>`}${page.action !== undefined && html`<div class="end row">${page.action}</div>`}
            </div>
            ${page.problem !== undefined && html`<p class="problem" role="alert">${page.problem}</p>`}
            ${page.body}
          </main>
        </div>
        <p id="toast" role="status" hidden></p>
        <script nonce="${nonce}">
          ${new Markup(consoleScript)};
        </script>
      </body>
    </html>`.text;

export type Column = { title: string; kind?: 'num' | 'nowrap' | 'main' | 'act' };

/** A table that is a list of cards on a phone; says what to do when there is nothing. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Piece[])[],
  empty: Piece,
): Markup => {
  if (rows.length === 0) return html`<div class="card"><p class="empty">${empty}</p></div>`;
  const cell = (piece: Piece, at: number): Markup =>
    html`<td class="${columns[at]!.kind ?? ''}" data-label="${columns[at]!.title}">${piece}</td>`;
  return html`<div class="card">
    <table>
      <thead>
        <tr>
          ${columns.map(column => html`<th scope="col" class="${column.kind ?? ''}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          row =>
            html`<tr>
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

export const tag = (text: string, tone: 'good' | 'warn' | 'bad' | '' = ''): Markup =>
  html`<span class="tag ${tone}">${text}</span>`;

/** A button that sends one administration action; `sure` asks first. */
export const actionButton = (
  words: string,
  action: object,
  options: { done?: string; sure?: string; primary?: boolean } = {},
): Markup =>
  html`<button
    type="button"
    class="${options.primary ? 'primary' : ''}"
    data-admin="${JSON.stringify(action)}"
    data-done="${options.done ?? ''}"
    data-sure="${options.sure ?? ''}"
  >
    ${words}
  </button>`;

export const figure = (title: string, value: Piece, note: Piece, href?: string): Markup =>
  href === undefined
    ? html`<div class="card figure"><small>${title}</small><b>${value}</b><span>${note}</span></div>`
    : html`<a class="card figure" href="${href}"
        ><small>${title}</small><b>${value}</b><span>${note}</span></a
      >`;
