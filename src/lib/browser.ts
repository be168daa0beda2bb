/** What the browser needs that WeChat brings along; called once when the app starts there. */
export const settleInBrowser = (): void => {
  pressWithKeyboard();
  nameBarButtons();
};

/** Lets Enter and Space press what has the role of a button, a tab or a checkbox: Taro's views are no real buttons. */
const pressWithKeyboard = () => {
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.target as HTMLElement;
    if (!/^(button|tab|checkbox|radio|link)$/.test(target.getAttribute('role') ?? '')) return;
    event.preventDefault();
    target.click();
  });
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
