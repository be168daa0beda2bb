import { STORAGE_PATH } from '../../storage/links';
import type { StoredFile } from '../../storage/shelf';
import type { ConsoleDeps } from '../deps';
import { bytes, instant } from '../format';
import { html } from '../html';
import { actionButton, table, type Page } from '../layout';

const LINK_LIFE_S = 600;
const PICTURE = /^image\/(png|jpeg|gif|webp|svg\+xml|x-icon)\b/;

const linkTo = ({ storage }: ConsoleDeps, { path }: StoredFile): string => {
  const until = Math.ceil(storage.now() / 1000) + LINK_LIFE_S;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${STORAGE_PATH}${encoded}?sign=${storage.links.sign('get', path, until)}&t=${until}`;
};

/** The files of the cloud storage. */
export const filesPage = (deps: ConsoleDeps): Page => {
  const files = deps.storage.files.list();
  const total = files.reduce((sum, file) => sum + file.size, 0);
  return {
    section: 'files',
    title: '文件',
    hint: `${files.length} 个，共 ${bytes(total)}`,
    body: table(
      [
        { title: '路径', kind: 'main' },
        { title: '预览' },
        { title: '类型' },
        { title: '大小', kind: 'num' },
        { title: '时间', kind: 'nowrap' },
        { title: '操作', kind: 'act' },
      ],
      files
        .slice(0, 500)
        .map(file => [
          html`<a href="${linkTo(deps, file)}" target="_blank" rel="noopener">${file.path}</a>`,
          PICTURE.test(file.contentType)
            ? html`<img class="thumb" loading="lazy" alt="" src="${linkTo(deps, file)}" />`
            : '—',
          file.contentType,
          bytes(file.size),
          instant(file.updatedAt),
          actionButton(
            '删除',
            { action: 'storage.delete', path: file.path },
            { done: '已删除', sure: `删除 ${file.path}？删除后不能恢复。` },
          ),
        ]),
      html`<b>还没有文件</b>函数用 uploadFile 上传的文件会出现在这里。`,
    ),
  };
};
