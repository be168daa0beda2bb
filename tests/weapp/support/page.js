const exparser = require('miniprogram-exparser');

const LIMITS = { first: 64 * 1024, update: 32 * 1024 };

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const isText = node => node instanceof exparser.TextNode;
/** What stands inside a node: its own children, or for a component of the app what it renders. */
const childrenOf = node => {
  const own = node.childNodes ?? [];
  return own.length > 0 ? own : (node.shadowRoot?.childNodes ?? []);
};
const textOf = node => (isText(node) ? node.textContent : childrenOf(node).map(textOf).join(''));
const nameOf = node => String(node.is ?? '').replace(/^wx-/, '');
const classesOf = node =>
  String(node.class ?? node.$$?.className ?? '')
    .split(/\s+/)
    .map(name => name.replace(/^.*--(?=y-|is-|page-)/, ''));

/** Every element below a node, parents before children. */
const elementsOf = node =>
  childrenOf(node)
    .filter(child => !isText(child))
    .flatMap(child => [child, ...elementsOf(child)]);

/** The node of the page's data that a rendered one comes from. */
const nodeWith = (tree, sid) => {
  if (tree.sid === sid) return tree;
  for (const child of tree.cn ?? []) {
    const found = nodeWith(child, sid);
    if (found) return found;
  }
  return undefined;
};

const dispatch = (node, name, detail = {}) =>
  exparser.Event.dispatchEvent(
    node,
    exparser.Event.create(name, detail, { bubbles: name === 'tap', capturePhase: true, composed: true, extraFields: { touches: [], changedTouches: [] } }),
  );

/**
 * What a test does with a page that stands on the stack: look, wait, press, type.
 * @param {{ path: string, component: object, payloads: { bytes: number, keys: string[] }[] }} entry
 */
const pageHandle = entry => {
  const root = () => entry.component._exparserNode.shadowRoot;
  const text = () => textOf(root());
  const elements = () => elementsOf(root());
  const waitFor = async (what, check, timeoutMs = 8000) => {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const value = check();
      if (value) return value;
      if (Date.now() > end) throw new Error(`${entry.path} never showed ${what}; it reads: ${text()}`);
      await sleep(20);
    }
  };
  const settle = () => sleep(30);
  /** The innermost element that says the words. */
  const saying = words =>
    elements()
      .filter(node => textOf(node).includes(words))
      .at(-1);
  const all = selector => entry.component.querySelectorAll(selector).map(found => found._exparserNode);
  const one = selector => {
    const found = all(selector)[0];
    if (!found) throw new Error(`no ${selector} on ${entry.path}; it reads: ${text()}`);
    return found;
  };
  return {
    path: entry.path,
    payloads: entry.payloads,
    text,
    elements,
    all,
    one,
    settle,
    waitFor,
    waitForText: (words, timeoutMs) => waitFor(`“${words}”`, () => (words instanceof RegExp ? words.test(text()) : text().includes(words)), timeoutMs),
    /** Taps the innermost element that says the words, as soon as there is one. */
    press: async words => {
      dispatch(await waitFor(`“${words}”`, () => saying(words)), 'tap');
      await settle();
    },
    tap: async selector => {
      dispatch(one(selector), 'tap');
      await settle();
    },
    /** Fires what a built-in component would, e.g. `getphonenumber` on a button. */
    fire: async (node, name, detail) => {
      dispatch(node, name, detail);
      await settle();
    },
    /** Elements of a built-in kind: button, input, canvas, … */
    ofKind: kind => elements().filter(node => nameOf(node) === kind),
    textOf,
    classesOf,
    /** What the app's data says of a node: the values that travelled for it. */
    sentFor: node => Object.values(nodeWith(entry.component.instance.data.root, node.dataset.sid) ?? {}),
  };
};

module.exports = { pageHandle, LIMITS };
