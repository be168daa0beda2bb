import type { PhoneCodes } from '../openapi/phone';
import type { PayDesk } from '../openapi/pay';
import type { Subscriptions } from '../openapi/subscribe';
import { tokenOf } from './function-route';
import { demandJson } from './guard';
import { GatewayError, readJson, sendJson, type Exchange } from './http';
import type { People, Person } from './people';
import type { Route } from './router';

const BODY_BYTES = 4 * 1024;
const MAX_TEMPLATES = 3;

type Deps = { people: People; codes: PhoneCodes; subscriptions: Subscriptions; payDesk: PayDesk };

/** What WeChat's client does on a phone: `POST /_wechat/phone-code` is the phone-number button, `/_wechat/subscribe` the "allow" of a message,
 * `/_wechat/pay` the payment panel. */
export const wechatRoutes = ({ people, codes, subscriptions, payDesk }: Deps): Route[] => {
  const personOf = (exchange: Exchange): Person => {
    const person = people.whois(tokenOf(exchange));
    if (!person) throw new GatewayError(401, 'LOGIN_REQUIRED', '请先选择一位演示人物登录');
    return person;
  };
  return [
    {
      method: 'POST',
      path: '/_wechat/phone-code',
      handler: exchange => {
        exchange.req.resume();
        const { phone } = personOf(exchange);
        // WeChat's panel shows the number half hidden before it is allowed
        const phoneMasked = phone.replace(/^(\d{3})\d{4}/, '$1****');
        sendJson(exchange.res, 200, { ...codes.issue(phone), phoneMasked });
      },
    },
    {
      method: 'POST',
      path: '/_wechat/pay',
      handler: async exchange => {
        demandJson(exchange.req);
        const { value } = await readJson(exchange.req, BODY_BYTES);
        const { openid } = personOf(exchange);
        const paid = payDesk.pay(String(value.package), openid);
        if (!paid.ok) throw new GatewayError(409, 'PAY_REFUSED', paid.message);
        sendJson(exchange.res, 200, { errMsg: 'requestPayment:ok' });
      },
    },
    {
      method: 'POST',
      path: '/_wechat/subscribe',
      handler: async exchange => {
        demandJson(exchange.req);
        const { value } = await readJson(exchange.req, BODY_BYTES);
        const { templateIds } = value;
        const valid =
          Array.isArray(templateIds) &&
          templateIds.length <= MAX_TEMPLATES &&
          templateIds.every(id => typeof id === 'string');
        if (!valid)
          throw new GatewayError(400, 'INVALID_PARAM', `templateIds: at most ${MAX_TEMPLATES} strings`);
        subscriptions.accept(personOf(exchange).openid, templateIds as string[]);
        sendJson(exchange.res, 200, Object.fromEntries((templateIds as string[]).map(id => [id, 'accept'])));
      },
    },
  ];
};
