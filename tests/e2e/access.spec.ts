import { routes } from '../../src/routes';
import { sideways, violations } from './support/axe';
import { cutButtons, smallTargets } from './support/measure';
import { settle } from './support/settle';
import { expect, openRoute, ready, routeNames, test } from './support/walk';

for (const name of routeNames)
  test(`${name} can be read and pressed by everyone, and holds its words at twice the text size`, async ({ phone, world }) => {
    await openRoute(phone, name, world);
    await ready(phone, name);
    expect.soft(await violations(phone), `${name}: axe`).toEqual([]);
    expect.soft(await smallTargets(phone), `${name}: targets under 44 px`).toEqual([]);
    expect.soft(await sideways(phone), `${name}: no sideways scrolling`).toBeLessThanOrEqual(0);

    await phone.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await settle(phone);
    expect.soft(await cutButtons(phone), `${name} at twice the text size: buttons hold their words`).toEqual([]);
    expect.soft(await sideways(phone), `${name} at twice the text size: no sideways scrolling`).toBeLessThanOrEqual(0);
  });

for (const name of routeNames.filter(each => routes[each].package === 'ops'))
  test(`${name} can be read by everyone on the wide window of a desktop`, async ({ desk, world }) => {
    await openRoute(desk, name, world);
    await ready(desk, name);
    expect.soft(await violations(desk), `${name} on a desktop: axe`).toEqual([]);
    expect.soft(await sideways(desk), `${name} on a desktop: no sideways scrolling`).toBeLessThanOrEqual(0);
  });
