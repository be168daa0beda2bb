/** As many as a page of a list holds. */
const PAGE = 20;

const renamed = (item, index) =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, /Id$|No$/.test(key) && typeof value === 'string' ? `${value}${index}` : value]));

/** The items of a list again and again, each under ids of its own, until there are as many as a page holds. */
const filled = items =>
  Array.from({ length: Math.max(PAGE, items.length) }, (_, index) => (index < items.length ? items[index] : renamed(items[index % items.length], index)));

/** An answer of the functions whose list has a full page, as a busy person's would. */
const fullPage = answer => {
  const items = answer?.data?.items;
  if (!Array.isArray(items) || items.length === 0 || typeof items[0] !== 'object') return answer;
  return { ...answer, data: { ...answer.data, items: filled(items) } };
};

module.exports = { fullPage, PAGE };
