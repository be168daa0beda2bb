import { refusal, type StandIn } from './registry';

const MAX_CHARACTERS = 2_500;
const PASS = { suggest: 'pass', label: 100 };

/** Words that stand for what WeChat would stop: enough to see both answers, harmless to read. */
const WORDS: readonly { word: string; suggest: 'risky' | 'review'; label: number }[] = [
  { word: '违规测试', suggest: 'risky', label: 20001 },
  { word: '广告测试', suggest: 'risky', label: 10001 },
  { word: '复核测试', suggest: 'review', label: 21000 },
];

/** `security.msgSecCheck` (version 2), as https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html */
export const msgSecCheck = (deps: {
  knowsOpenid: (openid: string) => boolean;
  newId: () => string;
}): StandIn => ({
  failures: {
    40003: 'invalid openid',
    61010: 'user access record expired',
    44991: 'request limit',
    43002: 'require POST method',
  },
  run: ({ openid, content, version, scene }) => {
    if (typeof openid !== 'string' || !deps.knowsOpenid(openid)) return refusal(40003, 'invalid openid');
    const valid = typeof content === 'string' && content !== '' && [...content].length <= MAX_CHARACTERS;
    if (!valid || Number(version) !== 2 || ![1, 2, 3, 4].includes(Number(scene)))
      return refusal(47001, 'data format error');
    const hit = WORDS.find(({ word }) => content.includes(word));
    const result = hit ? { suggest: hit.suggest, label: hit.label } : PASS;
    const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: hit ? 90 : 0 }];
    return { json: { errcode: 0, errmsg: 'ok', detail, trace_id: deps.newId(), result } };
  },
});
