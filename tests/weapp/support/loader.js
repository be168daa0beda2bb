const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** What a browser has and a phone's mini program does not; code that reaches for one must fail here as well. */
const HIDDEN = [
  'window',
  'document',
  'self',
  'parent',
  'top',
  'frames',
  'navigator',
  'location',
  'history',
  'screen',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'Headers',
  'Request',
  'Response',
  'FormData',
  'MutationObserver',
  'ResizeObserver',
  'IntersectionObserver',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'Element',
  'HTMLElement',
  'SVGElement',
  'Node',
  'Event',
  'CustomEvent',
  'EventTarget',
  'DOMParser',
  'Image',
  'Audio',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'Blob',
  'File',
  'FileReader',
  'Worker',
  'MessageChannel',
  'crypto',
  'performance',
  'structuredClone',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'getComputedStyle',
  'alert',
  'confirm',
  'prompt',
  'btoa',
  'atob',
  'process',
  'Buffer',
  'setImmediate',
  'clearImmediate',
  'queueMicrotask',
  'jest',
  '__dirname',
  '__filename',
];

/**
 * Runs files of a built mini program as a phone does: CommonJS, each file once, without a browser around it.
 * @param {string} root folder of the built mini program
 * @param {Record<string, unknown>} globals what the platform gives: wx, App, Page, Component, getApp, …
 * @returns {(file: string) => unknown} loads a file (path without or with `.js`) and gives its exports
 */
const createLoader = (root, globals) => {
  const loaded = new Map();
  const phone = Object.create(null);
  for (const name of [
    'Object',
    'Array',
    'Promise',
    'Symbol',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Math',
    'JSON',
    'Date',
    'RegExp',
    'Error',
    'TypeError',
    'Number',
    'String',
    'Boolean',
    'Function',
    'Proxy',
    'Reflect',
    'BigInt',
    'Uint8Array',
    'DataView',
    'ArrayBuffer',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'console',
  ])
    phone[name] = globalThis[name];
  Object.assign(phone, globals);
  const names = ['require', 'module', 'exports', 'globalThis', 'global', ...Object.keys(globals), ...HIDDEN];

  const load = file => {
    const path = file.endsWith('.js') ? file : `${file}.js`;
    if (loaded.has(path)) return loaded.get(path).exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const require = request => load(join(dirname(path), request));
    const run = new Function(...names, `${readFileSync(path, 'utf8')}\n//# sourceURL=${path.slice(root.length)}`);
    run.call(undefined, require, module, module.exports, phone, phone, ...Object.values(globals));
    return module.exports;
  };
  return load;
};

module.exports = { createLoader, HIDDEN };
