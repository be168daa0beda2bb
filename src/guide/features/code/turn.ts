import type { Frame } from './frame';

const COS = Math.cos(Math.PI / 6);
const SIN = Math.sin(Math.PI / 6);

/**
 * The picture turned by 30°, on white. In one level code of fifty the decoder takes parts of the data for corner
 * marks; seen at an angle they no longer look like ones.
 */
export const turned = ({ grey, width, height }: Frame): Frame => {
  const side = Math.ceil(Math.hypot(width, height));
  const out = new Uint8ClampedArray(side * side).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2];
      const u = Math.round(dx * COS + dy * SIN + width / 2);
      const v = Math.round(dy * COS - dx * SIN + height / 2);
      if (u >= 0 && v >= 0 && u < width && v < height) out[y * side + x] = grey[v * width + u]!;
    }
  }
  return { grey: out, width: side, height: side };
};
