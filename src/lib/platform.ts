/** Which of the two builds this is; both sides of a condition on it are known at build time. */
export const isWeapp = process.env.TARO_ENV === 'weapp';
export const isH5 = process.env.TARO_ENV === 'h5';
