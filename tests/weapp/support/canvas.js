/** The picture turned by 30°: ZXing takes parts of one level code in fifty for corner marks. */
const turned = ({ grey, width, height }) => {
  const side = Math.ceil(Math.hypot(width, height));
  const out = new Uint8ClampedArray(side * side).fill(255);
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const u = Math.round((x - side / 2) * cos + (y - side / 2) * sin + width / 2);
      const v = Math.round((y - side / 2) * cos - (x - side / 2) * sin + height / 2);
      if (u >= 0 && v >= 0 && u < width && v < height) out[y * side + x] = grey[v * width + u];
    }
  return { grey: out, width: side, height: side };
};

/** A canvas node that records what is drawn: every method call and property of its 2d context, in order. */
const createCanvas = () => {
  const calls = [];
  const state = {};
  const context = new Proxy(state, {
    get: (target, name) => {
      if (name in target) return target[name];
      if (name === 'measureText') return text => ({ width: String(text).length * 10 });
      return (...args) => void calls.push({ name, args, fillStyle: target.fillStyle });
    },
    set: (target, name, value) => {
      target[name] = value;
      return true;
    },
  });
  /** What the rectangles drawn so far look like: one grey value for each pixel of the node's size. */
  const picture = () => {
    const { width, height } = node;
    const grey = new Uint8ClampedArray(width * height).fill(255);
    for (const { name, args, fillStyle } of calls) {
      if (name !== 'fillRect') continue;
      const [x, y, w, h] = args.map(Math.round);
      const value = /^#f/i.test(fillStyle) ? 255 : 0;
      for (let row = y; row < Math.min(y + h, height); row += 1) grey.fill(value, row * width + x, row * width + Math.min(x + w, width));
    }
    return { grey, width, height };
  };
  const node = { width: 300, height: 150, calls, getContext: () => context, createImage: () => ({}), requestAnimationFrame: f => setTimeout(f, 16), picture };
  return node;
};

module.exports = { createCanvas, turned };
