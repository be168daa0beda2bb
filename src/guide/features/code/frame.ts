/** A picture as brightness alone, 0 black to 255 white, row by row. */
export type Frame = { grey: Uint8ClampedArray; width: number; height: number };

let canvas: HTMLCanvasElement | undefined;

/** Draws a video or an image no larger than `maxSide` and keeps its brightness; nothing while it has no size yet. */
export const frameOf = (
  source: CanvasImageSource,
  width: number,
  height: number,
  maxSide: number,
): Frame | undefined => {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const [w, h] = [Math.floor(width * scale), Math.floor(height * scale)];
  if (w === 0 || h === 0) return undefined;
  canvas ??= document.createElement('canvas');
  canvas.width = w;
  canvas.height = h;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  // transparent pictures lie on white paper
  context.fillStyle = '#fff';
  context.fillRect(0, 0, w, h);
  context.drawImage(source, 0, 0, w, h);
  const { data } = context.getImageData(0, 0, w, h);
  const grey = new Uint8ClampedArray(w * h);
  for (let at = 0; at < grey.length; at += 1) {
    const rgb = at * 4;
    grey[at] = ((data[rgb] ?? 0) * 77 + (data[rgb + 1] ?? 0) * 151 + (data[rgb + 2] ?? 0) * 28) >> 8;
  }
  return { grey, width: w, height: h };
};
