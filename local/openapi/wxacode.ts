import qrcode from 'qrcode-generator';
import { greyPng } from './png';
import { refusal, type StandIn } from './registry';

const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const PAGE = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/;
const QUIET_MODULES = 4;
const WIDTH = { default: 430, min: 280, max: 1280 };

/** A scannable QR as PNG, about `width` pixels wide, quiet zone included. */
export const qrPng = (text: string, width: number): Buffer => {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const pixels = Math.max(2, Math.round(width / (count + 2 * QUIET_MODULES)));
  const module = (pixel: number): number => Math.floor(pixel / pixels) - QUIET_MODULES;
  const inside = (index: number): boolean => index >= 0 && index < count;
  return greyPng(
    pixels * (count + 2 * QUIET_MODULES),
    (x, y) => inside(module(x)) && inside(module(y)) && code.isDark(module(y), module(x)),
  );
};

/**
 * `wxacode.getUnlimited`, as https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 * The picture is an ordinary QR of the H5 app's address, so that any camera can follow it.
 */
export const getUnlimited = (deps: { origin: () => string; homePage: string }): StandIn => ({
  failures: {
    40129: 'invalid scene',
    41030: 'invalid page',
    40097: 'invalid args',
    40169: 'invalid length for scene, or the data is not json string',
    85096: 'not allow include scancode_time field',
    45029: 'qrcode count out of limit',
  },
  run: data => {
    const { scene, page = deps.homePage, width = WIDTH.default } = data;
    if (typeof scene !== 'string' || !SCENE.test(scene)) return refusal(40129, 'invalid scene');
    if (typeof page !== 'string' || !PAGE.test(page)) return refusal(41030, 'invalid page');
    if (typeof width !== 'number' || !Number.isFinite(width)) return refusal(40097, 'invalid args');
    const target = `${deps.origin()}/#/${page}?scene=${encodeURIComponent(scene)}`;
    return {
      bytes: qrPng(target, Math.min(Math.max(width, WIDTH.min), WIDTH.max)),
      contentType: 'image/png',
    };
  },
});
