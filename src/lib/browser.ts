import Taro from '@tarojs/taro';
import { useActing } from './acting';
import { go, urlOf } from './go';

/** What the browser needs that WeChat brings along; called once when the app starts there. */
export const settleInBrowser = (): void => {
  pressWithKeyboard();
  nameBarButtons();
  homeOfWork();
};

/** Lets Enter and Space press what has the role of a button, a tab or a checkbox: Taro's views are no real buttons. */
const pressWithKeyboard = () => {
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.target as HTMLElement;
    if (!/^(button|tab|checkbox|radio|link|row)$/.test(target.getAttribute('role') ?? '')) return;
    event.preventDefault();
    target.click();
  });
};

/** Headquarters' people have no counter to stand at. */
const homeNow = (): 'workbench' | 'office' => {
  const role = useActing.getState().acting?.role;
  return role === 'group-operator' || role === 'brand-operator' || role === 'finance'
    ? 'office'
    : 'workbench';
};

/** Is this a page of somebody at work, other than where her work begins? */
const atWork = (): boolean =>
  /^#\/(guide|ops)\//.test(window.location.hash) &&
  !window.location.hash.startsWith(`#${urlOf(homeNow())}`) &&
  useActing.getState().acting !== undefined;

/** After a reload the bar offers "home" in place of "back": for somebody at work that is the workbench, not the shop. */
const homeOfWork = () => {
  const home = document.querySelector('#taro-navigation-bar .taro-navigation-bar-home');
  const name = () =>
    home?.setAttribute('aria-label', atWork() ? (homeNow() === 'office' ? '回总览' : '回工作台') : '回首页');
  Taro.eventCenter.on('__taroRouterChange', name);
  name();
  // before the router's own listener, which sits on the button itself
  document.addEventListener(
    'click',
    event => {
      if (!home?.contains(event.target as Node) || !atWork()) return;
      event.stopPropagation();
      go(homeNow(), {}, { restart: true });
    },
    true,
  );
};

/** Taro's navigation bar draws its two buttons without saying what they are. */
const nameBarButtons = () => {
  for (const [kind, label] of [
    ['back', '返回'],
    ['home', '回首页'],
  ]) {
    const button = document.querySelector(`#taro-navigation-bar .taro-navigation-bar-${kind}`);
    button?.setAttribute('role', 'button');
    button?.setAttribute('tabindex', '0');
    button?.setAttribute('aria-label', label ?? '');
  }
};
