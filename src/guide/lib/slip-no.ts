export type ReadSlipNo = { ok: true; slipNo: string } | { ok: false; problem: 'EMPTY' | 'WRONG' };

/** The slip number as the server wants it: full-width characters in ASCII, blanks at the ends dropped. */
export const readSlipNo = (text: string): ReadSlipNo => {
  const slipNo = text.replace(/[！-～]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).trim();
  if (slipNo === '') return { ok: false, problem: 'EMPTY' };
  return /^[0-9A-Za-z-]{1,24}$/.test(slipNo) ? { ok: true, slipNo } : { ok: false, problem: 'WRONG' };
};
