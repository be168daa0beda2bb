import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  BarcodeFormat,
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
  type Reader,
} from '@zxing/library';

export type Decoded = { qr: string; bars: string };

/** What zbar's own program reads in a picture. */
export const readByZbar = (png: Buffer): Decoded => {
  const folder = mkdtempSync(join(tmpdir(), 'yima-zbar-'));
  try {
    const file = join(folder, 'screen.png');
    writeFileSync(file, png);
    const lines = execFileSync('zbarimg', ['-q', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n');
    const found = (kind: string) => lines.find((line) => line.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? '';
    return { qr: found('QR-Code'), bars: found('CODE-128') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Grey values of a picture, by the browser's own decoder. */
const greyOf = async (page: Page, png: Buffer): Promise<{ grey: Uint8ClampedArray; width: number; height: number }> => {
  const { width, height, base64 } = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, canvas.width, canvas.height);
    let text = '';
    for (let index = 0; index < rgba.length; index += 4) text += String.fromCharCode((rgba[index]! + 2 * rgba[index + 1]! + rgba[index + 2]!) >> 2);
    return { width: canvas.width, height: canvas.height, base64: btoa(text) };
  }, png.toString('base64'));
  return { width, height, grey: new Uint8ClampedArray(Buffer.from(base64, 'base64')) };
};

/** What the ZXing library reads in a picture. */
export const readByZxing = async (page: Page, png: Buffer): Promise<Decoded> => {
  const { grey, width, height } = await greyOf(page, png);
  const read = (reader: Reader, format: BarcodeFormat) => {
    const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
    const hints = new Map<DecodeHintType, unknown>([
      [DecodeHintType.TRY_HARDER, true],
      [DecodeHintType.POSSIBLE_FORMATS, [format]],
    ]);
    return reader.decode(bitmap, hints).getText();
  };
  return { qr: read(new QRCodeReader(), BarcodeFormat.QR_CODE), bars: read(new Code128Reader(), BarcodeFormat.CODE_128) };
};
