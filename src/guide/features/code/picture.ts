import { frameOf } from './frame';
import { loadDecoder } from './load-decoder';

const loaded = (file: Blob): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('not a picture'));
    image.src = URL.createObjectURL(file);
  });

/** Sizes to look at: a photograph hides a small code at one and blurs a large one at another. */
const SIDES = [1_200, 2_000, 600];

export type PictureRead =
  { ok: true; text: string } | { ok: false; reason: 'NOT_A_PICTURE' | 'NO_CODE' | 'NOT_LOADED' };

/** Looks for a code in a picture that the guide chose from her phone. */
export const readPicture = async (file: Blob): Promise<PictureRead> => {
  const [image, decoder] = await Promise.all([loaded(file).catch(() => undefined), loadDecoder()]);
  if (!image) return { ok: false, reason: 'NOT_A_PICTURE' };
  if (!decoder) return { ok: false, reason: 'NOT_LOADED' };
  try {
    for (const side of SIDES) {
      const frame = frameOf(image, image.naturalWidth, image.naturalHeight, side);
      const text = frame && decoder.decodeFrame(frame);
      if (text) return { ok: true, text };
    }
    return { ok: false, reason: 'NO_CODE' };
  } finally {
    URL.revokeObjectURL(image.src);
  }
};
