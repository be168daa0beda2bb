import { act, fireEvent } from '@testing-library/react';
import { taroTest } from '../../tests/component/taro';
import { useActing, type Acting } from './acting';
import { settleInBrowser } from './browser';

/** what the router itself would do: go to the shop */
const toShop = jest.fn();
const home = () => document.querySelector<HTMLElement>('.taro-navigation-bar-home')!;

beforeAll(() => {
  document.body.innerHTML =
    '<div id="taro-navigation-bar"><div class="taro-navigation-bar-home"><svg></svg></div><div class="taro-navigation-bar-back"></div></div>';
  home().addEventListener('click', toShop);
  settleInBrowser();
});
beforeEach(() => {
  taroTest.reset();
  toShop.mockClear();
});

const acting: Acting = { role: 'guide', storeId: 'st_1', storeName: '湖滨店' };

test.each<[string, Acting | undefined, boolean, string]>([
  ['#/guide/pages/visit/index?ticketId=vt_1', acting, true, 'in the middle of a bill'],
  ['#/ops/pages/staff/index', acting, true, 'a manager among her people'],
  [
    '#/guide/pages/workbench/index',
    acting,
    false,
    'the workbench is there already; the shop is one step away',
  ],
  ['#/pages/offer/index', acting, false, 'she shops herself'],
  ['#/guide/pages/apply/index', undefined, false, 'she does not work here yet'],
])('"home" on %s as %j goes to the workbench: %s (%s)', (hash, who, toWork, _why) => {
  window.location.hash = hash;
  act(() => useActing.setState({ acting: who }));
  fireEvent.click(home().firstElementChild!);
  expect(taroTest.calls.map(({ api }) => api)).toEqual(toWork ? ['reLaunch'] : []);
  expect(toShop).toHaveBeenCalledTimes(toWork ? 0 : 1);
});
