import { routes } from '../../src/routes';
import { violations } from './support/axe';
import { coveredByBar, cutButtons, sideways, smallTargets } from './support/measure';
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
    expect.soft(await coveredByBar(phone), `${name} at twice the text size: the bar covers no last lines`).toBeLessThanOrEqual(0);
  });

for (const name of routeNames.filter(each => routes[each].package === 'ops'))
  test(`${name} can be read by everyone on the wide window of a desktop`, async ({ desk, world }) => {
    await openRoute(desk, name, world);
    await ready(desk, name);
    expect.soft(await violations(desk), `${name} on a desktop: axe`).toEqual([]);
    expect.soft(await sideways(desk), `${name} on a desktop: no sideways scrolling`).toBeLessThanOrEqual(0);
  });

test('what is too pale, too small, cut off or too wide is found and named', async ({ phone, world }) => {
  await openRoute(phone, 'coupons', world);
  await ready(phone, 'coupons');
  await phone.addStyleTag({
    content: `
      .y-tabs__tab { height: 30px; min-height: 0; color: #c8c8c8; }
      [role=button] { height: 8px; min-height: 0; overflow: hidden; }
      .y-page { width: 500px; }`,
  });
  expect(await violations(phone)).toContainEqual(expect.stringMatching(/^color-contrast: .*y-tabs__t/));
  expect(await smallTargets(phone)).toContainEqual(expect.objectContaining({ what: expect.stringContaining('y-tabs__tab'), height: 30 }));
  expect(await cutButtons(phone)).toContainEqual(expect.stringMatching(/does not hold its words$/));
  expect(await sideways(phone)).toBeGreaterThan(0);
});
