import { byFloor } from './floor';

const floors = (...list: string[]) =>
  byFloor(list.map((floor, index) => ({ floor, name: `柜台${index}` }))).map(one => one.floor);

test.each([
  [['3F', 'B1', '1F'], ['B1', '1F', '3F'], 'basements below the ground floor'],
  [['B1', 'B2'], ['B2', 'B1'], 'the deeper basement first'],
  [['10F', '2F'], ['2F', '10F'], 'by number, not by letter'],
  [['中庭', '1F'], ['1F', '中庭'], 'what is no floor comes last'],
])('%j → %j (%s)', (given, sorted) => expect(floors(...given)).toEqual(sorted));

test('counters of one floor stand by name, and the list given stays as it is', () => {
  const given = [
    { floor: '1F', name: 'b' },
    { floor: '1F', name: 'a' },
  ];
  expect(byFloor(given).map(one => one.name)).toEqual(['a', 'b']);
  expect(given[0]?.name).toBe('b');
});
