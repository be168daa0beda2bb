import { refusal, type StandIn } from './registry';

/** A message that WeChat would have put into the member's service notices. */
export type SentMessage = {
  at: number;
  openid: string;
  templateId: string;
  page?: string;
  data: Record<string, { value: string }>;
};

/** One yes of a member is good for one message of that template. */
export type Subscriptions = {
  accept(openid: string, templateIds: string[]): void;
  /** Uses one yes up; false when there is none. */
  use(openid: string, templateId: string): boolean;
  sent: SentMessage[];
  clear(): void;
};

const KEPT_MESSAGES = 500;

export const createSubscriptions = (): Subscriptions => {
  const accepted = new Map<string, number>();
  const key = (openid: string, templateId: string): string => `${openid} ${templateId}`;
  const sent: SentMessage[] = [];
  return {
    sent,
    clear: () => {
      accepted.clear();
      sent.length = 0;
    },
    accept: (openid, templateIds) => {
      for (const id of templateIds) accepted.set(key(openid, id), (accepted.get(key(openid, id)) ?? 0) + 1);
    },
    use: (openid, templateId) => {
      const left = accepted.get(key(openid, templateId)) ?? 0;
      if (left > 0) accepted.set(key(openid, templateId), left - 1);
      return left > 0;
    },
  };
};

/** Longest values by the kind of field, which is the field's name without its number. */
const LENGTHS: Record<string, number> = {
  thing: 20,
  character_string: 32,
  number: 32,
  letter: 32,
  symbol: 5,
  phrase: 5,
  name: 10,
  phone_number: 17,
  car_number: 8,
};

const fieldProblem = (data: unknown): string | null => {
  if (typeof data !== 'object' || data === null) return 'data';
  for (const [name, field] of Object.entries(data)) {
    const value = (field as { value?: unknown } | null)?.value;
    if (typeof value !== 'string' && typeof value !== 'number') return `data.${name}.value`;
    const longest = LENGTHS[name.replace(/\d+$/, '')] ?? Infinity;
    if (String(value) === '' || [...String(value)].length > longest) return `data.${name}.value`;
  }
  return null;
};

/** `subscribeMessage.send`, as https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
export const sendSubscribeMessage = (deps: {
  subscriptions: Subscriptions;
  knowsOpenid: (openid: string) => boolean;
  now: () => number;
}): StandIn => ({
  failures: {
    40003: 'invalid openid',
    40037: 'invalid template_id',
    43101: 'user refuse to accept the msg',
    47003: 'argument invalid!',
    41030: 'invalid page',
    43107: 'subscribe message capability is banned',
    43108: 'concurrent sending to the same user',
    45168: 'the message holds restricted words',
  },
  run: ({ touser, template_id: templateId, page, data }) => {
    if (typeof touser !== 'string' || !deps.knowsOpenid(touser)) return refusal(40003, 'invalid openid');
    if (typeof templateId !== 'string' || templateId === '') return refusal(40037, 'invalid template_id');
    const problem = fieldProblem(data);
    if (problem !== null) return refusal(47003, `argument invalid! ${problem}`);
    if (!deps.subscriptions.use(touser, templateId)) return refusal(43101, 'user refuse to accept the msg');
    const { sent } = deps.subscriptions;
    sent.push({
      at: deps.now(),
      openid: touser,
      templateId,
      data: data as SentMessage['data'],
      ...(typeof page === 'string' ? { page } : {}),
    });
    if (sent.length > KEPT_MESSAGES) sent.shift();
    return { json: { errcode: 0, errmsg: 'ok', msgid: `${deps.now()}${sent.length}` } };
  },
});
