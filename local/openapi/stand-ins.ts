import type { People } from '../gateway/people';
import { msgSecCheck } from './content-check';
import { imgSecCheck } from './picture-check';
import { createPhoneCodes, getPhoneNumber, type PhoneCodes } from './phone';
import { createPayDesk, type PayDesk } from './pay';
import { createOpenApi, type OpenApi } from './registry';
import { createSubscriptions, sendSubscribeMessage, type Subscriptions } from './subscribe';
import { getUnlimited } from './wxacode';

type Deps = {
  people: People;
  appid: string;
  origin: () => string;
  now: () => number;
  randomHex: (bytes: number) => string;
};

/** All stand-ins for WeChat's interfaces, with the state they share with the gateway. */
export const createStandIns = ({
  people,
  appid,
  origin,
  now,
  randomHex,
}: Deps): { openApi: OpenApi; codes: PhoneCodes; subscriptions: Subscriptions; payDesk: PayDesk } => {
  const codes = createPhoneCodes({ now, randomHex });
  const subscriptions = createSubscriptions();
  const payDesk = createPayDesk({ now, randomHex });
  const knowsOpenid = (openid: string): boolean => people.byOpenid(openid) !== null;
  const openApi = createOpenApi({
    'phonenumber.getPhoneNumber': getPhoneNumber({ codes, appid, now }),
    'wxacode.getUnlimited': getUnlimited({ origin, homePage: 'pages/home/index' }),
    'subscribeMessage.send': sendSubscribeMessage({ subscriptions, knowsOpenid, now }),
    'security.imgSecCheck': imgSecCheck(),
    'security.msgSecCheck': msgSecCheck({ knowsOpenid, newId: () => randomHex(8) }),
    ...payDesk.standIns,
  });
  return { openApi, codes, subscriptions, payDesk };
};
