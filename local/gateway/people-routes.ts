import { demandJson } from './guard';
import { GatewayError, readJson, send, sendJson } from './http';
import { homeOf, type People } from './people';
import { peoplePage } from './people-page';
import type { Route } from './router';

const LOGIN_BODY_BYTES = 4 * 1024;

/** `GET /_people` (the page), `GET /_people/list` (the same as JSON), `POST /_people/login`. */
export const peopleRoutes = (people: People): Route[] => [
  {
    method: 'GET',
    path: '/_people',
    handler: ({ res }) =>
      send(
        res,
        200,
        {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        },
        peoplePage(people.all()),
      ),
  },
  { method: 'GET', path: '/_people/list', handler: ({ res }) => sendJson(res, 200, people.all()) },
  {
    method: 'POST',
    path: '/_people/login',
    handler: async ({ req, res }) => {
      demandJson(req);
      const { value } = await readJson(req, LOGIN_BODY_BYTES);
      const login =
        value.fresh === true
          ? people.loginFresh()
          : typeof value.personId === 'string'
            ? people.login(value.personId)
            : null;
      if (!login) throw new GatewayError(404, 'PERSON_NOT_FOUND', '没有这位演示人物');
      const { token, person } = login;
      sendJson(res, 200, {
        token,
        openid: person.openid,
        personId: person.personId,
        name: person.name,
        role: person.role,
        phone: person.phone,
        to: homeOf(person),
      });
    },
  },
];
