/** Surnames of two characters that are common enough to meet at a counter. */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '长孙',
  '宇文',
  '端木',
  '南宫',
]);

/** What somebody is called who told no name; there is nothing in it to hide. */
export const UNNAMED = '会员';

/** At most two stars, so that the length of a long name is not told. */
const stars = (hidden: number): string => '*'.repeat(Math.min(Math.max(hidden, 1), 2));

/** "林*", "欧阳**": the surname stays, what follows is hidden; a name of one character is hidden whole. */
export const maskName = (name: string): string => {
  if (name === UNNAMED) return name;
  const characters = [...name.trim()];
  if (characters.length < 2) return '*';
  const surname = characters.slice(0, 2).join('');
  const kept = characters.length > 2 && COMPOUND_SURNAMES.has(surname) ? surname : characters[0]!;
  return kept + stars(characters.length - [...kept].length);
};

/** Keeps so many characters at both ends; a text too short to hide four is hidden but for its last two. */
const maskMiddle = (text: string, head: number, tail: number): string =>
  text.length >= head + tail + 4 ? `${text.slice(0, head)}****${text.slice(-tail)}` : `****${text.slice(-2)}`;

/** "138****1234". */
export const maskPhone = (phone: string): string => maskMiddle(phone, 3, 4);

/** "8001****0003". */
export const maskCardNumber = (number: string): string => maskMiddle(number, 4, 4);
