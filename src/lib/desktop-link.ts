import { urlOf } from './go';

const LINK = /\/guide\/pages\/desktop\/index\?code=([0-9A-Za-z_-]{22})$/;

/** What the code on a desktop says: the address of the page on which its person confirms. */
export const desktopLink = (origin: string, code: string): string =>
  `${origin}/#${urlOf('desktop', { code })}`;

/** The sign-in code in what a camera read; undefined when it is another kind of code. */
export const desktopCodeOf = (text: string): string | undefined => LINK.exec(text)?.[1];
