import { isCalled, wordsOf } from './looked-for';

test.each([
  { text: '', names: ['周末满减'], found: true, why: 'nothing typed leaves nothing out' },
  { text: '  ', names: ['周末满减'], found: true, why: 'nor do blanks' },
  { text: '满减', names: ['周末满减'], found: true, why: 'a part anywhere in the name' },
  { text: '满减 周末', names: ['周末满减'], found: true, why: 'words in any order' },
  { text: '湖 满减', names: ['周末满减', '湖畔女装'], found: true, why: 'words out of several names' },
  { text: '湖 满减', names: ['周末满减', undefined], found: false, why: 'every word has to occur' },
  { text: '减湖', names: ['周末满减', '湖畔女装'], found: false, why: 'a word does not reach from one name into the next' },
  { text: 'vip 300', names: ['ＶＩＰ 满３００减５０'], found: true, why: 'one width and one case' },
])('"$text" in $names: $why', ({ text, names, found }) => {
  expect(isCalled(names, wordsOf(text))).toBe(found);
});
