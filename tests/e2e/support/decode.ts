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
  Exception,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
  type Reader,
} from '@zxing/library';
import { turned } from '../../../src/guide/features/code/turn';

export type Decoded = { qr: string; bars: string };

/** What zbar's own program reads in a picture. */
export const readByZbar = (png: Buffer): Decoded => {
  const folder = mkdtempSync(join(tmpdir(), 'yima-zbar-'));
  try {
    const file = join(folder, 'screen.png');
    writeFileSync(file, png);
    const lines = execFileSync('zbarimg', ['-q', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split('\n');
    const found = (kind: string) => lines.find(line => line.startsWith(`${kind}:`))?.slice(kind.length + 1) ?? '';
    return { qr: found('QR-Code'), bars: found('CODE-128') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Grey values of a picture, by the browser's own decoder. */
const greyOf = async (page: Page, png: Buffer): Promise<{ grey: Uint8ClampedArray; width: number; height: number }> => {
  const { width, height, base64 } = await page.evaluate(async data => {
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

/** ZXing takes parts of one level code in fifty for corner marks (nobody holds a phone that level); then it looks again. */
const levelOrTurned = <P extends Parameters<typeof turned>[0]>(read: (picture: P) => string, screen: P): string => {
  try {
    return read(screen);
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    return read(turned(screen) as P);
  }
};

const readIn = ({ grey, width, height }: { grey: Uint8ClampedArray; width: number; height: number }, reader: Reader, format: BarcodeFormat) => {
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.TRY_HARDER, true],
    [DecodeHintType.POSSIBLE_FORMATS, [format]],
  ]);
  return reader.decode(bitmap, hints).getText();
};
type Screen = Awaited<ReturnType<typeof greyOf>>;
const qrIn = (screen: Screen): string => levelOrTurned(picture => readIn(picture, new QRCodeReader(), BarcodeFormat.QR_CODE), screen);

/** The QR code alone that the ZXing library reads in a picture. */
export const readQrByZxing = async (page: Page, png: Buffer): Promise<string> => qrIn(await greyOf(page, png));

/** What the ZXing library reads in a picture. */
export const readByZxing = async (page: Page, png: Buffer): Promise<Decoded> => {
  const screen = await greyOf(page, png);
  return { qr: qrIn(screen), bars: readIn(screen, new Code128Reader(), BarcodeFormat.CODE_128) };
};
