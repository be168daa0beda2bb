import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export type Role = 'shopper' | 'guide' | 'store-manager' | 'headquarters';

/** A demo person as the seed describes her. `to` is the page (hash path) she opens first. */
export type Person = {
  personId: string;
  openid: string;
  unionid?: string;
  name: string;
  role: Role;
  title: string;
  phone: string;
  note: string;
  to?: string;
};

/** A way through the app that is worth trying; `fresh` opens it as somebody new. */
export type Journey = { title: string; note: string; personId?: string; fresh?: boolean; to: string };

/** What the seed hands over. */
export type PeopleFile = { people: Person[]; demoScene?: string; journeys?: Journey[] };

/** The people one can log in as and the logins they hold; both outlive a restart when there are files for them. */
export type People = {
  all(): PeopleFile;
  set(file: PeopleFile): void;
  /** Ends all logins and forgets the fresh people; the demo people too unless they are kept. */
  reset(options: { keepPeople: boolean }): void;
  /** Logs in as a demo person, or null when there is nobody with that id. */
  login(personId: string): Login | null;
  /** Logs in as somebody who was never here. */
  loginFresh(): Login;
  /** Whose token it is, or null. */
  whois(token: string | undefined): Person | null;
  byOpenid(openid: string): Person | null;
};

export type Login = { token: string; person: Person };

type Deps = { peopleFile: string | null; loginsFile: string | null; randomHex: (bytes: number) => string };
type Stored = { tokens: Record<string, string>; fresh: Person[] };

const readJsonFile = <T>(file: string | null, fallback: T): T =>
  file !== null && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : fallback;

const writeJsonFile = (file: string | null, value: unknown): void => {
  if (file === null) return;
  writeFileSync(`${file}.tmp`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
};

const HOME: Record<Role, string> = {
  shopper: '/pages/home/index',
  guide: '/guide/pages/workbench/index',
  'store-manager': '/guide/pages/workbench/index',
  headquarters: '/ops/pages/office/index',
};

/** The page a person opens when nothing else is asked for. */
export const homeOf = (person: Pick<Person, 'role' | 'to'>): string => person.to ?? HOME[person.role];

/** Loads people and logins; the gateway is the only one who knows either. */
export const createPeople = ({ peopleFile, loginsFile, randomHex }: Deps): People => {
  let file = readJsonFile<PeopleFile>(peopleFile, { people: [] });
  const stored = readJsonFile<Stored>(loginsFile, { tokens: {}, fresh: [] });
  const tokens = new Map(Object.entries(stored.tokens));
  const fresh = new Map(stored.fresh.map(person => [person.personId, person]));

  const save = (): void =>
    writeJsonFile(loginsFile, { tokens: Object.fromEntries(tokens), fresh: [...fresh.values()] });
  const find = (personId: string): Person | undefined =>
    file.people.find(person => person.personId === personId) ?? fresh.get(personId);
  const issue = (person: Person): Login => {
    const token = randomHex(24);
    tokens.set(token, person.personId);
    save();
    return { token, person };
  };
  const unusedPhone = (): string => {
    const used = new Set([...file.people, ...fresh.values()].map(person => person.phone));
    for (;;) {
      // no operator gives out 154, and the demo mall's own people have none of 1549
      const phone = `1549${String(parseInt(randomHex(6), 16) % 10_000_000).padStart(7, '0')}`;
      if (!used.has(phone)) return phone;
    }
  };

  return {
    all: () => file,
    set: next => {
      file = next;
      writeJsonFile(peopleFile, next);
    },
    reset: ({ keepPeople }) => {
      tokens.clear();
      fresh.clear();
      save();
      if (keepPeople) return;
      file = { people: [] };
      writeJsonFile(peopleFile, file);
    },
    login: personId => {
      const person = find(personId);
      return person ? issue(person) : null;
    },
    loginFresh: () => {
      const id = randomHex(8);
      const person: Person = {
        personId: `fresh-${id}`,
        openid: `o-fresh-${randomHex(11)}`,
        unionid: `u-fresh-${randomHex(11)}`,
        name: `新顾客 ${id.slice(0, 4)}`,
        role: 'shopper',
        title: '还不是会员',
        phone: unusedPhone(),
        note: '',
      };
      fresh.set(person.personId, person);
      return issue(person);
    },
    byOpenid: openid => [...file.people, ...fresh.values()].find(person => person.openid === openid) ?? null,
    whois: token => {
      const personId = token === undefined ? undefined : tokens.get(token);
      return personId === undefined ? null : (find(personId) ?? null);
    },
  };
};
