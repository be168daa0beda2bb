const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const simulate = require('miniprogram-simulate');
const utils = require('miniprogram-simulate/src/utils');
const { createLoader } = require('./loader');
const { createWx } = require('./wx');
const { pageHandle } = require('./page');

const LIFECYCLE = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload'];

const splitUrl = url => {
  const [path, search = ''] = url.replace(/^\//, '').split('?');
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map(pair => pair.split('=').map(decodeURIComponent)),
  );
  return { path, query };
};

/**
 * Boots a built mini program in Node: its own app.js, its pages compiled by WeChat's compiler, its `setData` recorded.
 * @param {{ root: string, call: (name: string, data: unknown) => Promise<unknown>, environment?: string, stored?: Record<string, string>, platform?: 'android' | 'ios' }} options
 *   `root` the built folder; `call` answers wx.cloud.callFunction; `stored` is what the phone kept from before
 */
const boot = ({ root, call, environment, stored = {}, platform: phone }) => {
  const appJson = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'));
  const packages = appJson.subPackages ?? appJson.subpackages ?? [];
  const paths = [...appJson.pages, ...packages.flatMap(each => each.pages.map(page => `${each.root}/${page}`))];
  const tabs = new Set((appJson.tabBar?.list ?? []).map(tab => tab.pagePath));
  const stack = [];
  const errors = [];
  let app;
  let options;

  const instances = () => stack.map(entry => entry.component.instance);
  const top = () => stack.at(-1);

  const record = (entry, instance) => {
    const original = instance.setData;
    instance.setData = (data, callback) => {
      entry.payloads.push({ bytes: Buffer.byteLength(JSON.stringify(data)), keys: Object.keys(data) });
      original.call(instance, data);
      if (callback) Promise.resolve().then(() => callback.call(instance));
    };
  };

  const open = url => {
    const { path, query } = splitUrl(url);
    if (!paths.includes(path)) throw new Error(`navigateTo:fail page "${path}" is not found`);
    const subpackage = packages.find(each => path.startsWith(`${each.root}/`));
    // a subpackage's shared files run when it is downloaded, before its first page
    for (const shared of ['sub-vendors', 'sub-common', 'common', 'vendors']) if (subpackage) loadIfThere(join(root, subpackage.root, shared));
    utils.runJs = runJs; // several mini programs may be open at once
    const id = simulate.load(join(root, path), { rootPath: root, compiler: 'official', compilerOptions: { maxBuffer: 256 * 1024 * 1024 } });
    const component = simulate.render(id);
    const entry = { path, component, payloads: [], query };
    const host = document.createElement('div');
    document.body.appendChild(host);
    const instance = component.instance;
    Object.assign(instance, { route: path, __route__: path, options: query });
    record(entry, instance);
    stack.push(entry);
    component.attach(host);
    entry.close = () => host.remove();
    for (const name of ['onLoad', 'onShow', 'onReady']) instance[name]?.(name === 'onLoad' ? query : undefined);
    return entry;
  };

  const close = () => {
    const entry = stack.pop();
    entry.component.instance.onUnload?.();
    entry.component.detach();
    entry.close();
  };
  const closeAll = () => {
    while (stack.length > 0) close();
  };

  const navigate = action => given => {
    const finish = (result, error) => {
      if (error) given?.fail?.(result);
      else given?.success?.(result);
      given?.complete?.(result);
    };
    return Promise.resolve().then(() => {
      try {
        action(given ?? {});
      } catch (error) {
        finish({ errMsg: error.message }, true);
        if (!given?.fail) throw { errMsg: error.message };
        return { errMsg: error.message };
      }
      finish({ errMsg: 'ok' });
      return { errMsg: 'ok' };
    });
  };
  const navigation = {
    navigateTo: navigate(({ url }) => {
      if (tabs.has(splitUrl(url).path)) throw new Error('navigateTo:fail can not navigateTo a tabbar page');
      if (stack.length >= 10) throw new Error('navigateTo:fail webview count limit exceed');
      top()?.component.instance.onHide?.();
      open(url);
    }),
    redirectTo: navigate(({ url }) => {
      if (tabs.has(splitUrl(url).path)) throw new Error('redirectTo:fail can not redirectTo a tabbar page');
      close();
      open(url);
    }),
    reLaunch: navigate(({ url }) => (closeAll(), open(url))),
    switchTab: navigate(({ url }) => {
      if (!tabs.has(splitUrl(url).path)) throw new Error('switchTab:fail can not switch to no-tabBar page');
      if (splitUrl(url).query && url.includes('?')) throw new Error('switchTab:fail url with query');
      closeAll();
      open(url);
    }),
    navigateBack: navigate(({ delta = 1 }) => {
      for (let left = Math.min(delta, stack.length - 1); left > 0; left -= 1) close();
      top()?.component.instance.onShow?.();
    }),
  };

  const platform = createWx({ call, navigation, environment, stored, phone });
  const register = given => {
    options = given;
    globalThis.Component(given);
  };
  const asComponent = page => {
    const methods = {};
    const data = page.data ?? {};
    for (const [name, value] of Object.entries(page)) if (typeof value === 'function') methods[name] = value;
    register({
      data,
      methods: { ...Object.fromEntries(LIFECYCLE.map(name => [name, function none() {}])), ...methods },
      options: { styleIsolation: 'shared' },
    });
  };
  const registered = new Map();
  const load = createLoader(root, {
    wx: platform.wx,
    App: given => (app = given),
    Page: asComponent,
    Component: register,
    Behavior: given => globalThis.Behavior(given),
    getApp: () => app,
    getCurrentPages: instances,
    console: { ...console, error: (...words) => errors.push(words.map(String).join(' ')) },
  });
  const loadIfThere = file => {
    try {
      load(file);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  };
  // a file runs once; the simulator asks again for each page, and gets what the file registered
  const runJs = file => {
    if (registered.has(file)) return void globalThis.Component(registered.get(file));
    options = undefined;
    load(file);
    if (!options) throw new Error(`${relative(root, file)} registered neither a page nor a component`);
    registered.set(file, options);
  };

  load(join(root, 'app.js'));
  app.onLaunch?.({ path: appJson.pages[0], query: {}, scene: 1001 });
  app.onShow?.({ path: appJson.pages[0], query: {}, scene: 1001 });

  return {
    paths,
    errors,
    seen: platform.seen,
    storage: platform.storage,
    canvases: platform.canvases,
    setOnline: platform.setOnline,
    /** Closes everything and opens a page, as a scanned code would. */
    launch: async url => {
      closeAll();
      return pageHandle(open(url));
    },
    current: () => pageHandle(top()),
    stack: () => stack.map(entry => entry.path),
    close: closeAll,
    wx: platform.wx,
    /** The app goes to the background, and comes back. */
    hide: () => top().component.instance.onHide?.(),
    show: () => top().component.instance.onShow?.(),
  };
};

module.exports = { boot };
