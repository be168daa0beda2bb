import { readFileSync } from 'node:fs';
import { NOT_COVERED } from './not-covered';
import { families } from './support/families';
import { recordSdk, type Record_ } from './support/record';
import { openRooms } from './support/rooms';
import { openTarget, targetKind, type Target } from './support/target';

const kind = targetKind(process.env);
const SLOW = 120_000;
let target: Target;
let record: Record_;

beforeAll(async () => {
  target = await openTarget(process.env);
  const transaction = await target.db.startTransaction();
  record = await recordSdk(target.db, transaction);
  await transaction.rollback('only looked at');
}, SLOW);
afterAll(() => target.close(), SLOW);

const all = families();

describe.each(all)('$title', ({ title, cases }) => {
  let rooms: ReturnType<typeof openRooms>;
  beforeAll(() => {
    rooms = openRooms(target, title);
  });
  afterAll(() => rooms.close(), SLOW);
  for (const each of cases) {
    const run = each.only && each.only !== kind ? test.skip : test;
    run(`${each.name}: ${each.why}`, () => rooms.play(each), kind === 'cloud' ? 60_000 : 10_000);
  }
});

describe('the suite itself', () => {
  test('every command, stage, operator and verb of the SDK was called by a case, or its absence has a reason', () => {
    const missing = [...record.offered].filter(name => !record.called.has(name) && !(name in NOT_COVERED));
    expect(missing).toEqual([]);
  });

  test('no reason outlives its absence', () => {
    const stale = Object.keys(NOT_COVERED).filter(name => record.called.has(name) || !record.offered.has(name));
    expect(stale).toEqual([]);
  });

  test('cases know the SDK and the suite, nothing of what they judge', () => {
    const foreign = all.flatMap(({ title, file }) =>
      [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)]
        .map(match => match[1]!)
        .filter(from => !/^(\.\.\/)+support\/(any-order|case|queries|updates|expressions|stages)$/.test(from))
        .map(from => `${title} imports ${from}`),
    );
    expect(foreign).toEqual([]);
  });

  test('a name and a reason stand once in a family', () => {
    const titles = all.flatMap(({ title, cases }) => cases.map(each => `${title}: ${each.name}: ${each.why}`));
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });
});
