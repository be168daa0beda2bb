/** Pictures of the demo mall, drawn by ourselves: small SVG, no file from anywhere. */

const SKIN = ['#F6D3B8', '#EFC3A0', '#E7B48E'];
const HAIR = ['#2B2422', '#3A2A24', '#4A342B', '#1F1D22'];
const CLOTH = ['#8C2F39', '#2F4858', '#4B6B50', '#B08D57', '#5B4B7A', '#C9785B', '#33546B'];
const GROUND = ['#F3E7DC', '#E6ECE8', '#EFE3E3', '#E5E8F0', '#F2ECD9'];

const pick = <T>(list: readonly T[], seed: number): T => list[seed % list.length]!;

/** Long hair, bun, short hair, bob: the part behind the head and the part over the brow. */
const hairs: readonly { back: string; front: string }[] = [
  { back: 'M24 92V48c0-18 11-30 26-30s26 12 26 30v44z', front: 'M28 50c2-16 10-23 22-23 13 0 21 8 22 23-8-3-14-8-17-14-6 8-16 12-27 14z' },
  {
    back: 'M50 6a11 11 0 1 1 0 22 11 11 0 0 1 0-22zM27 56V46c0-15 10-25 23-25s23 10 23 25v10z',
    front: 'M28 50c1-17 10-24 22-24s21 7 22 24c-5-9-12-14-22-14s-17 5-22 14z',
  },
  {
    back: 'M27 54v-9c0-15 10-24 23-24s23 9 23 24v9z',
    front: 'M27 52c-1-18 9-29 23-29 15 0 24 11 23 29-3-8-6-12-9-14-9 3-20 3-29 0-3 3-6 7-8 14z',
  },
  {
    back: 'M25 70V47c0-17 11-28 25-28s25 11 25 28v23c-6 3-12 3-16 0H41c-4 3-10 3-16 0z',
    front: 'M28 52c0-17 9-25 22-25s22 8 22 25c-3-7-6-11-9-13-9 4-24 4-29 1-3 3-5 7-6 12z',
  },
];

/** A portrait of nobody: the number decides hair, clothes and ground. */
export const portrait = (seed: number): string => {
  const hair = pick(hairs, seed);
  const hairColour = pick(HAIR, seed * 7 + 1);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">',
    `<rect width="100" height="100" fill="${pick(GROUND, seed * 3)}"/>`,
    `<path d="${hair.back}" fill="${hairColour}"/>`,
    `<path d="M14 100c2-20 16-27 36-27s34 7 36 27z" fill="${pick(CLOTH, seed * 5)}"/>`,
    `<path d="M42 62h16v12c0 5-16 5-16 0z" fill="${pick(SKIN, seed)}"/>`,
    `<path d="M42 66c4 4 12 4 16 0v4c-4 4-12 4-16 0z" fill="#000" opacity=".08"/>`,
    `<ellipse cx="50" cy="50" rx="20" ry="22" fill="${pick(SKIN, seed)}"/>`,
    `<path d="${hair.front}" fill="${hairColour}"/>`,
    '<path d="M41 51v3M59 51v3" stroke="#3A2A24" stroke-width="3" stroke-linecap="round"/>',
    '<path d="M43 62c4 4 10 4 14 0" stroke="#A8513F" stroke-width="2.4" stroke-linecap="round" fill="none"/>',
    '<path d="M36 58h4M60 58h4" stroke="#E58E73" stroke-width="3" stroke-linecap="round" opacity=".5"/>',
    '</svg>',
  ].join('');
};

/** A brand's sign: a drawn mark on its colour. */
export const brandSign = (colour: string, mark: string): string =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">',
    `<rect width="100" height="100" rx="22" fill="${colour}"/>`,
    `<g fill="none" stroke="#FFF8EF" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">${mark}</g>`,
    '</svg>',
  ].join('');

/** A picture as an address that needs no server; base64 because mini programs take no other form. */
export const dataUri = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
