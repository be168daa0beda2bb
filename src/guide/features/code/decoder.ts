import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType';
import Exception from '@zxing/library/esm/core/Exception';
import type Reader from '@zxing/library/esm/core/Reader';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer';
import Code128Reader from '@zxing/library/esm/core/oned/Code128Reader';
import EAN13Reader from '@zxing/library/esm/core/oned/EAN13Reader';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader';
import type { Frame } from './frame';
import { turned } from './turn';

const qr = new QRCodeReader();
const bars = new Code128Reader();
// product barcodes are read too, so that the server can say what was scanned instead
const product = new EAN13Reader();
const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

const pictureOf = ({ grey, width, height }: Frame): BinaryBitmap =>
  new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));

const attempt = (reader: Reader, picture: BinaryBitmap): string | undefined => {
  try {
    return reader.decode(picture, hints).getText();
  } catch (error) {
    // the library says "not in this picture" by throwing
    if (!(error instanceof Exception)) throw error;
    reader.reset();
    return undefined;
  }
};

/** The text of the first QR, Code 128 or EAN-13 code in a grey picture, or nothing when there is none. */
export const decodeFrame = (frame: Frame): string | undefined => {
  const level = pictureOf(frame);
  return (
    attempt(qr, level) ??
    attempt(bars, level) ??
    attempt(product, level) ??
    attempt(qr, pictureOf(turned(frame)))
  );
};
