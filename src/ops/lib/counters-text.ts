type Counter = { name: string; floor: string };

/** "2F 澜汀女装、3F 木作家居". */
export const countersText = (counters: readonly Counter[]): string =>
  counters.map(({ floor, name }) => `${floor} ${name}`).join('、');
