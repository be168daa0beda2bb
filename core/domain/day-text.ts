import { dateText } from './calendar';

/** "11月21日", with the year when it is not the one of `now`: the one way in which a day is told to people. */
export const dayText = (at: number, now: number): string => {
  const [year, month, day] = dateText(at).split('-');
  const short = `${Number(month)}月${Number(day)}日`;
  return dateText(now).startsWith(`${year}-`) ? short : `${year}年${short}`;
};
