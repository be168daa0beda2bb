/** What the SDK offers, found in its own objects, and which of it the cases called. */
export type Record_ = { offered: Set<string>; called: Set<string> };

const isOwnFunction = (holder: any, key: string): boolean =>
  typeof Object.getOwnPropertyDescriptor(holder, key)?.value === 'function' && key !== 'constructor' && !key.startsWith('_');

/** Lets every function of an object say that it was called; it works as before. */
const listen = (label: string, holder: any, into: Record_): void => {
  for (const key of Object.getOwnPropertyNames(holder).filter(name => isOwnFunction(holder, name))) {
    const name = `${label}.${key}`;
    into.offered.add(name);
    const original = holder[key];
    holder[key] = function (this: unknown, ...args: unknown[]) {
      into.called.add(name);
      return original.apply(this, args);
    };
  }
};

/** Listens to all commands, stages, verbs and geo types of a database of the SDK. */
export const recordSdk = async (db: any, transaction: any): Promise<Record_> => {
  const into: Record_ = { offered: new Set(), called: new Set() };
  const collection = db.collection('any');
  const prototypes: [string, any][] = [
    ['collection', Object.getPrototypeOf(collection)],
    ['query', Object.getPrototypeOf(Object.getPrototypeOf(collection))],
    ['doc', Object.getPrototypeOf(collection.doc('any'))],
    ['stage', Object.getPrototypeOf(collection.aggregate())],
    ['transaction', Object.getPrototypeOf(transaction)],
    ['chained', Object.getPrototypeOf(db.command.eq(1))],
    ['logic', Object.getPrototypeOf(db.command.and([]))],
  ];
  listen('db', Object.getPrototypeOf(db), into);
  listen('db', db, into);
  listen('command', db.command, into);
  listen('expression', db.command.aggregate, into);
  listen('projection', db.command.project, into);
  for (const [label, prototype] of prototypes) listen(label, prototype, into);
  return into;
};
