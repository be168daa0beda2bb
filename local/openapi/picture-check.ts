import { refusal, type StandIn } from './registry';
import { pictureSize } from './picture-size';

const MAX_BYTES = 1024 * 1024;
const MAX_SIDES = { short: 750, long: 1334 };
/** Text inside a picture that stands for what WeChat would stop, as in the check of texts. */
const RISKY = Buffer.from('违规测试');

const FAILURES = {
  40004: 'invalid media type',
  // with WeChat's own spelling
  40006: 'invalid meida size',
  41005: 'media data missing',
  43002: 'require POST method',
  44001: 'empty media data',
  87014: 'risky content',
} as const;

const refuse = (errcode: keyof typeof FAILURES) => refusal(errcode, FAILURES[errcode]);

/** Bytes as they are, or as JSON made a list or base64 of them. */
const plainBytes = (value: unknown): Buffer | undefined => {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'string') return Buffer.from(value, 'base64');
  const { data } = (value ?? {}) as { data?: unknown };
  return Array.isArray(data) ? Buffer.from(data as number[]) : undefined;
};

/** The bytes of `media`, which may be `{ contentType, value }` around them. */
const bytesOf = (media: unknown): Buffer | undefined =>
  plainBytes(media) ?? plainBytes((media as { value?: unknown } | null | undefined)?.value);

/** `security.imgSecCheck`, as https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/imgSecCheck.html */
export const imgSecCheck = (): StandIn => ({
  failures: FAILURES,
  run: ({ media }) => {
    const bytes = bytesOf(media);
    if (!bytes) return refuse(41005);
    if (bytes.length === 0) return refuse(44001);
    const size = pictureSize(bytes);
    if (!size) return refuse(40004);
    const sides = [size.width, size.height].sort((a, b) => a - b) as [number, number];
    if (bytes.length > MAX_BYTES || sides[0] > MAX_SIDES.short || sides[1] > MAX_SIDES.long)
      return refuse(40006);
    return bytes.includes(RISKY) ? refuse(87014) : { json: { errcode: 0, errmsg: 'ok' } };
  },
});
