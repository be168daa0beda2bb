/** A canvas node that records what is drawn: every method call and property of its 2d context, in order. */
const createCanvas = () => {
  const calls = [];
  const state = {};
  const context = new Proxy(state, {
    get: (target, name) => {
      if (name in target) return target[name];
      if (name === 'measureText') return (text) => ({ width: String(text).length * 10 });
      return (...args) => void calls.push({ name, args, fillStyle: target.fillStyle });
    },
    set: (target, name, value) => {
      target[name] = value;
      return true;
    },
  });
  return { width: 300, height: 150, calls, getContext: () => context, createImage: () => ({}), requestAnimationFrame: (f) => setTimeout(f, 16) };
};

module.exports = { createCanvas };
