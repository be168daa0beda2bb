const { createCanvas } = require('./canvas');

const SYSTEM = {
  platform: 'android',
  system: 'Android 14',
  SDKVersion: '3.5.0',
  version: '8.0.50',
  brand: 'devtools',
  model: 'phone',
  language: 'zh_CN',
  pixelRatio: 3,
  windowWidth: 390,
  windowHeight: 760,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 44,
  fontSizeSetting: 16,
  theme: 'light',
  safeArea: { left: 0, right: 390, top: 44, bottom: 810, width: 390, height: 766 },
  environment: '',
};

/** What the person herself chose. */
const OWN_BRIGHTNESS = 0.4;

const answerLater = (options, result) => {
  Promise.resolve().then(() => {
    options?.success?.(result);
    options?.complete?.(result);
  });
  return Promise.resolve(result);
};
const failLater = (options, error) => {
  Promise.resolve().then(() => {
    options?.fail?.(error);
    options?.complete?.(error);
  });
  return options?.fail || options?.success || options?.complete ? Promise.resolve(error) : Promise.reject(error);
};

const createQuery = canvases => {
  const wanted = [];
  const box = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
  const canvasFor = selector => {
    if (!canvases.has(selector)) canvases.set(selector, createCanvas());
    return canvases.get(selector);
  };
  const query = { in: () => query, selectViewport: () => pick('viewport'), select: selector => pick(selector), selectAll: selector => pick(selector) };
  const pick = selector => {
    const add = (result, callback) => {
      wanted.push({ result, callback });
      return query;
    };
    return {
      node: callback => add({ node: canvasFor(selector) }, callback),
      boundingClientRect: callback => add({ ...box, width: 300, height: 300 }, callback),
      scrollOffset: callback => add({ scrollLeft: 0, scrollTop: 0 }, callback),
      fields: (_fields, callback) => add({ ...box, width: 300, height: 300, node: canvasFor(selector) }, callback),
    };
  };
  query.exec = callback => {
    Promise.resolve().then(() => {
      wanted.forEach(one => one.callback?.(one.result));
      callback?.(wanted.map(one => one.result));
    });
    return query;
  };
  return query;
};

/**
 * The platform's `wx` as far as the app uses it. What a person would see or feel is recorded in `seen`.
 * @param {{ call: (name: string, data: unknown) => Promise<unknown>, navigation: object, environment?: string }} options
 */
const createWx = ({ call, navigation, environment = '', stored = {}, phone = SYSTEM.platform }) => {
  const storage = new Map(Object.entries(stored).map(([key, value]) => [key, JSON.stringify(value)]));
  const canvases = new Map();
  const seen = { toasts: [], modals: [], brightness: [], titles: [], unheard: [], scans: 0, answers: {} };
  let online = true;
  let brightness = OWN_BRIGHTNESS;
  const networkListeners = [];
  const quiet = name => options => {
    seen.unheard.push(name);
    return answerLater(options, { errMsg: `${name}:ok` });
  };
  const system = { ...SYSTEM, environment, platform: phone };
  const wx = {
    ...navigation,
    canIUse: () => true,
    getSystemInfoSync: () => system,
    getSystemInfo: options => answerLater(options, system),
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({ cameraAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: () => ({ left: 296, right: 383, top: 48, bottom: 80, width: 87, height: 32 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'release', version: '0.1.0' } }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getStorageSync: key => (storage.has(key) ? JSON.parse(storage.get(key)) : ''),
    setStorageSync: (key, value) => void storage.set(key, JSON.stringify(value)),
    removeStorageSync: key => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10240 }),
    getStorage: options =>
      storage.has(options.key)
        ? answerLater(options, { data: JSON.parse(storage.get(options.key)) })
        : failLater(options, { errMsg: 'getStorage:fail data not found' }),
    setStorage: options => (storage.set(options.key, JSON.stringify(options.data)), answerLater(options, {})),
    removeStorage: options => (storage.delete(options.key), answerLater(options, {})),
    createSelectorQuery: () => createQuery(canvases),
    createIntersectionObserver: () => ({ relativeTo: () => ({ observe() {} }), relativeToViewport: () => ({ observe() {} }), observe() {}, disconnect() {} }),
    nextTick: callback => void Promise.resolve().then(callback),
    getNetworkType: options => answerLater(options, { networkType: online ? 'wifi' : 'none' }),
    onNetworkStatusChange: listener => void networkListeners.push(listener),
    offNetworkStatusChange: listener => void networkListeners.splice(networkListeners.indexOf(listener) >>> 0, 1),
    showToast: options => (seen.toasts.push(options.title), answerLater(options, {})),
    showModal: options => (seen.modals.push(options), answerLater(options, { confirm: seen.answers.modal ?? true, cancel: !(seen.answers.modal ?? true) })),
    setNavigationBarTitle: options => (seen.titles.push(options.title), answerLater(options, {})),
    getScreenBrightness: options => new Promise(done => setTimeout(done, 8)).then(() => answerLater(options, { value: brightness })),
    setScreenBrightness: options =>
      // the screen has it a moment later, as a phone's would
      new Promise(done =>
        setTimeout(() => {
          // iOS takes a level only
          if (options.value >= 0 || phone === 'android') brightness = options.value >= 0 ? options.value : OWN_BRIGHTNESS;
          seen.brightness.push(brightness);
          options.success?.({});
          done({});
        }, 40),
      ),
    scanCode: options => {
      seen.scans += 1;
      return seen.answers.scan ? answerLater(options, seen.answers.scan) : failLater(options, { errMsg: seen.answers.scanFails ?? 'scanCode:fail cancel' });
    },
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    createOffscreenCanvas: () => createCanvas(),
    cloud: {
      init() {},
      callFunction: options => {
        const result = online
          ? call(options.name, options.data).then(answer => ({ result: answer, errMsg: 'cloud.callFunction:ok' }))
          : Promise.reject({ errMsg: 'cloud.callFunction:fail request:fail' });
        if (!options.success && !options.fail && !options.complete) return result;
        return result.then(
          answer => (options.success?.(answer), options.complete?.(answer), answer),
          error => (options.fail?.(error), options.complete?.(error)),
        );
      },
    },
  };
  for (const name of [
    'hideToast',
    'showLoading',
    'hideLoading',
    'hideTabBar',
    'showTabBar',
    'setTabBarBadge',
    'removeTabBarBadge',
    'showTabBarRedDot',
    'hideTabBarRedDot',
    'setKeepScreenOn',
    'vibrateShort',
    'vibrateLong',
    'setClipboardData',
    'pageScrollTo',
    'stopPullDownRefresh',
    'startPullDownRefresh',
    'setNavigationBarColor',
    'setBackgroundColor',
    'requirePrivacyAuthorize',
    'getPrivacySetting',
    'onNeedPrivacyAuthorization',
    'reportEvent',
    'onMemoryWarning',
    'onError',
    'onUnhandledRejection',
    'onThemeChange',
    'onAppShow',
    'onAppHide',
    'offAppShow',
    'offAppHide',
    'previewImage',
    'openSetting',
    'authorize',
    'showActionSheet',
    'onKeyboardHeightChange',
    'offKeyboardHeightChange',
    'hideKeyboard',
    'onUserCaptureScreen',
    'offUserCaptureScreen',
    'setVisualEffectOnCapture',
    'updateShareMenu',
    'showShareMenu',
    'hideShareMenu',
    'onWindowResize',
    'offWindowResize',
  ])
    wx[name] = quiet(name);
  const setOnline = value => {
    online = value;
    networkListeners.forEach(listener => listener({ isConnected: value, networkType: value ? 'wifi' : 'none' }));
  };
  return { wx, seen, storage, canvases, setOnline };
};

module.exports = { createWx };
