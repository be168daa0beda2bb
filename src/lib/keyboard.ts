/** Lets Enter and Space press what has the role of a button, a tab or a checkbox: Taro's views are no real buttons. */
export const pressWithKeyboard = (): void => {
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.target as HTMLElement;
    if (!/^(button|tab|checkbox|radio|link)$/.test(target.getAttribute('role') ?? '')) return;
    event.preventDefault();
    target.click();
  });
};
