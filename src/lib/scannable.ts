import CODE128C from 'jsbarcode/bin/barcodes/CODE128/CODE128C';
import qrcode from 'qrcode-generator';

/** Dark and light, as a scanner needs them, whatever the theme. */
const DARK = '#000000';
const LIGHT = '#ffffff';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const QR_QUIET = 4;
/** Light modules before and behind the bars, as ISO/IEC 15417 asks for. */
const BAR_QUIET = 10;

/** The square of a QR code of digits, or of any ASCII text: `size` modules a side, quiet zone not counted. */
export const qrOf = (digits: string): { size: number; isDark: (row: number, column: number) => boolean } => {
  const code = qrcode(0, 'Q');
  code.addData(digits, /^\d+$/.test(digits) ? 'Numeric' : 'Byte');
  code.make();
  return { size: code.getModuleCount(), isDark: (row, column) => code.isDark(row, column) };
};

/** The bars of an even number of digits in Code 128 C: "1" dark, "0" light, without quiet zones. */
export const barsOf = (digits: string): string => new CODE128C(digits, {}).encode().data;

/** Device pixels to a module, a whole number: a module that is cut differently from its neighbour does not scan. */
const moduleIn = (room: number, modules: number) => Math.max(1, Math.floor(room / modules));

/** CSS pixels that a QR code of `modules` takes in `room`, so that each module is whole in device pixels. */
export const fitQr = (room: number, ratio: number, modules: number): number =>
  (moduleIn(room * ratio, modules + 2 * QR_QUIET) * (modules + 2 * QR_QUIET)) / ratio;

/** The same for bars. */
export const fitBars = (room: number, ratio: number, bars: string): number =>
  (moduleIn(room * ratio, bars.length + 2 * BAR_QUIET) * (bars.length + 2 * BAR_QUIET)) / ratio;

/** Draws a QR code into a square of `side` device pixels. */
export const drawQr = (context: CanvasRenderingContext2D, side: number, digits: string): void => {
  const { size, isDark } = qrOf(digits);
  const module = moduleIn(side, size + 2 * QR_QUIET);
  const start = Math.floor((side - module * size) / 2);
  context.fillStyle = LIGHT;
  context.fillRect(0, 0, side, side);
  context.fillStyle = DARK;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (isDark(row, column))
        context.fillRect(start + column * module, start + row * module, module, module);
    }
  }
};

/** Draws bars over the whole height. */
export const drawBars = (
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  digits: string,
): void => {
  const bars = barsOf(digits);
  const module = moduleIn(width, bars.length + 2 * BAR_QUIET);
  const start = Math.floor((width - module * bars.length) / 2);
  context.fillStyle = LIGHT;
  context.fillRect(0, 0, width, height);
  context.fillStyle = DARK;
  for (let index = 0; index < bars.length; index++) {
    if (bars[index] === '1') context.fillRect(start + index * module, 0, module, height);
  }
};
