const LIMITS = { first: 64 * 1024, update: 32 * 1024 };

/** Text of a rendered tree, in reading order. */
const textOf = (node) => {
  if (typeof node === 'string') return node;
  return (node?.children ?? []).map(textOf).join('');
};

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What a test does with a page that stands on the stack: look, wait, tap, type.
 * @param {{ path: string, component: object, payloads: { bytes: number, at: number }[] }} entry
 */
const pageHandle = (entry) => {
  const text = () => textOf(entry.component.toJSON());
  const all = (selector) => entry.component.querySelectorAll(selector);
  const one = (selector) => {
    const found = all(selector)[0];
    if (!found) throw new Error(`no ${selector} on ${entry.path}; it reads: ${text()}`);
    return found;
  };
  const settle = () => sleep(30);
  const waitFor = async (what, check, timeoutMs = 8000) => {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const value = check();
      if (value) return value;
      if (Date.now() > end) throw new Error(`${entry.path} never showed ${what}; it reads: ${text()}`);
      await sleep(25);
    }
  };
  const fire = async (element, name, detail = {}) => {
    element.dispatchEvent(name, { detail });
    await settle();
  };
  /** The smallest element whose own text is (or begins with) the words, as a person would find it. */
  const byWords = (words, selectors = ['.yima', 'view', 'button', 'text']) => {
    for (const selector of selectors) {
      const found = all(selector).filter((element) => textOf(element.toJSON()).includes(words));
      if (found.length > 0) return found.at(-1);
    }
    throw new Error(`nothing on ${entry.path} says ${words}; it reads: ${text()}`);
  };
  return {
    path: entry.path,
    payloads: entry.payloads,
    text,
    all,
    one,
    byWords,
    settle,
    waitForText: (words, timeoutMs) => waitFor(words, () => text().includes(words), timeoutMs),
    waitFor,
    tap: (selector) => fire(one(selector), 'tap'),
    fire: (selector, name, detail) => fire(one(selector), name, detail),
    type: (selector, value) => fire(one(selector), 'input', { value, cursor: value.length }),
  };
};

module.exports = { pageHandle, textOf, LIMITS };
