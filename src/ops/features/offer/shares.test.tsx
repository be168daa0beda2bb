import { withShare } from './shares';

const all = { mallShare: '100', brandShare: '', platformShare: '' };

test.each([
  {
    why: 'the brand bears what the mall does not',
    shares: all,
    name: 'mallShare',
    text: '60',
    to: { mallShare: '60', brandShare: '40' },
  },
  {
    why: 'the mall bears what the brand does not',
    shares: all,
    name: 'brandShare',
    text: '12.5',
    to: { brandShare: '12.5', mallShare: '87.5' },
  },
  {
    why: 'a platform’s share is the mall’s relief',
    shares: { ...all, mallShare: '60', brandShare: '40' },
    name: 'platformShare',
    text: '10',
    to: { platformShare: '10', mallShare: '50' },
  },
  {
    why: 'a platform’s share stays as it is',
    shares: { ...all, platformShare: '10' },
    name: 'mallShare',
    text: '50',
    to: { mallShare: '50', brandShare: '40' },
  },
  {
    why: 'the whole leaves nothing',
    shares: all,
    name: 'brandShare',
    text: '100',
    to: { brandShare: '100', mallShare: '0' },
  },
  {
    why: 'more than the whole is told, not hidden',
    shares: all,
    name: 'mallShare',
    text: '120',
    to: { mallShare: '120' },
  },
  {
    why: 'a field that is empty is being typed in',
    shares: all,
    name: 'mallShare',
    text: '',
    to: { mallShare: '' },
  },
  {
    why: 'what is no number moves nothing',
    shares: all,
    name: 'mallShare',
    text: '六十',
    to: { mallShare: '六十' },
  },
] as const)('$why', ({ shares, name, text, to }) => {
  expect(withShare(shares, name, text)).toEqual(to);
});
