import { useState } from 'react';
import { startOfDate } from '@core/domain/calendar';
import { saleMessages as m } from './messages';

/** What is typed and chosen; `allDays` only where the sales of one shopper are looked for. */
export type FindValue = { day: string; slipNo: string; allDays: boolean };
export type FindProblems = { day?: string; slipNo?: string };

const SLIP = /^[0-9A-Za-z-]{1,24}$/;

const isDay = (day: string): boolean => {
  try {
    return startOfDate(day) > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** What cannot be looked for, in words. */
export const problemsOf = ({ day, slipNo, allDays }: FindValue): FindProblems => ({
  ...(allDays || isDay(day) ? {} : { day: m.dayWrong }),
  ...(slipNo.trim() === '' || SLIP.test(slipNo.trim()) ? {} : { slipNo: m.slipWrong }),
});

const isFine = (problems: FindProblems): boolean => Object.keys(problems).length === 0;

/** What stands in the fields, and what was asked for last: the fields are looked for only when she says so. */
export const useFinding = (first: FindValue, again: () => void) => {
  const [value, change] = useState(first);
  const [asked, setAsked] = useState(first);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(value);
  const find = (wanted: FindValue): void => {
    const tidy = { ...wanted, slipNo: wanted.slipNo.trim() };
    change(tidy);
    setTried(true);
    if (!isFine(problemsOf(tidy))) return;
    if (JSON.stringify(tidy) === JSON.stringify(asked)) again();
    else setAsked(tidy);
  };
  return { value, asked, tried, problems, change, find };
};
export type Finding = ReturnType<typeof useFinding>;
