import { utcOf } from './time-zone';

const DAY = 86_400_000;

const startOfYear = (year: number): number => utcOf(year, 1, 1);

/** 1 is Sunday. */
export const dayOfWeek = (date: Date): number => date.getUTCDay() + 1;

/** 7 is Sunday. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7;

export const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - startOfYear(date.getUTCFullYear())) / DAY) + 1;

/** Weeks begin on Sundays; the days before the first one are week 0. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/** The Thursday of a date's week decides about its year. */
const thursdayOf = (date: Date): Date => new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY);

export const isoWeekYear = (date: Date): number => thursdayOf(date).getUTCFullYear();

export const isoWeek = (date: Date): number => Math.floor((dayOfYear(thursdayOf(date)) - 1) / 7) + 1;

/** Midnight of a day by ISO week; weeks and days beyond their range go on counting. */
export const isoDate = (year: number, isoWeekNumber: number, day: number): number => {
  const fourth = new Date(utcOf(year, 1, 4));
  return fourth.getTime() + ((isoWeekNumber - 1) * 7 + day - isoDayOfWeek(fourth)) * DAY;
};
