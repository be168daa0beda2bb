import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { aStatement, NO_LINES } from '../../../../tests/builders/statement';
import StatementPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const as = (role: 'finance' | 'brand-operator') =>
  useActing.getState().choose({ role, storeId: 'st_1', storeName: '湖滨店', brandId: 'br_1' });
const statement = aStatement();
const lines = NO_LINES;

beforeEach(() => {
  taroTest.reset();
  taroTest.setParams({ statementId: statement.statementId });
});

it('what the brand objects to stands beside the button that answers it', async () => {
  as('finance');
  const history = [
    { at: 1_779_000_000_000, event: 'dispute', byName: '白鹭', dueFen: 10_000, note: '第一次的话' },
    { at: 1_779_100_000_000, event: 'answer', byName: '宋执', dueFen: 10_000, note: '答复' },
    { at: 1_779_200_000_000, event: 'dispute', byName: '白鹭', dueFen: 10_000, note: '少了一笔' },
  ];
  answering({ ...lines, 'statement.get': { ...statement, state: 'disputed', history } });
  render(<StatementPage />);
  await moment();
  const card = screen.getByText('品牌的异议').closest('.y-card')!;
  expect(card.textContent).toContain('少了一笔');
  expect(card.textContent).not.toContain('第一次的话');
  expect(
    card.compareDocumentPosition(screen.getByText('怎么算的')) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).toBeTruthy();
});

const SAID = { at: 1_779_000_000_000, event: 'dispute', byName: '白鹭', dueFen: 10_000, note: '少了一笔' };
const ANSWER = {
  at: 1_779_100_000_000,
  event: 'answer',
  byName: '宋执',
  dueFen: 10_000,
  note: '见合同第八条',
};
const RENEWED = { at: 1_779_100_000_000, event: 'renew', byName: '宋执', dueFen: 9_000 };
const TAKEN_BACK = { at: 1_779_100_000_000, event: 'withdraw', byName: '白鹭', dueFen: 10_000 };

test.each([
  {
    why: 'who answered, and the words',
    history: [SAID, ANSWER],
    title: '异议已答复',
    says: ['商场答复：见合同第八条', '宋执 · ', '异议：少了一笔', '白鹭 · '],
  },
  {
    why: 'that it was issued again instead',
    history: [SAID, RENEWED],
    title: '提出异议后已重新出账',
    says: ['金额以现在的为准', '宋执 · ', '异议：少了一笔'],
  },
])('a dispute that was answered says above the figures: $why', async ({ history, title, says }) => {
  as('brand-operator');
  answering({ ...lines, 'statement.get': { ...statement, answered: true, history } });
  render(<StatementPage />);
  await moment();
  const card = screen.getByText(title, { selector: '.y-card__title' }).closest('.y-card')!;
  for (const words of says) expect(card.textContent).toContain(words);
  expect(
    card.compareDocumentPosition(screen.getByText('怎么算的')) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).toBeTruthy();
});

test.each([
  { why: 'the brand has decided since', part: { state: 'confirmed', history: [SAID, ANSWER] } },
  { why: 'it was taken back', part: { state: 'issued', history: [SAID, TAKEN_BACK] } },
])('nothing of a dispute stands above the figures: $why', async ({ part }) => {
  as('brand-operator');
  answering({ ...lines, 'statement.get': { ...statement, ...part } });
  render(<StatementPage />);
  await moment();
  for (const title of ['异议已答复', '品牌的异议']) expect(screen.queryByText(title)).toBeNull();
});

it('what changed after the brand had agreed is what stands on top, not the dispute of before', async () => {
  as('brand-operator');
  const CONFIRMED = { at: 1_779_200_000_000, event: 'confirm', byName: '白鹭', dueFen: 10_000 };
  const CHANGED = { ...RENEWED, at: 1_779_300_000_000, dueFen: 7_950, correctionFen: -2_050 };
  const history = [SAID, ANSWER, CONFIRMED, CHANGED];
  answering({ ...lines, 'statement.get': { ...statement, dueFen: 7_950, revision: 1, history } });
  render(<StatementPage />);
  await moment();
  expect(screen.queryByText('异议已答复')).toBeNull();
  const card = screen.getByText('重新出账，金额有变').closest('.y-card')!;
  for (const words of [
    '应结算从 ¥100.00 变为 ¥79.50。',
    '相差 −¥20.50，其中财务更正 −¥20.50。',
    '之前的确认是对上一版的，已经作废',
    '宋执 · ',
  ])
    expect(card.textContent).toContain(words);
});

it('a brand takes its dispute back after a yes, and may decide again', async () => {
  as('brand-operator');
  const { of } = answering({
    ...lines,
    'statement.get': { ...statement, state: 'disputed', history: [SAID] },
    'statement.withdraw': { ...statement, history: [SAID, TAKEN_BACK] },
  });
  render(<StatementPage />);
  await moment();
  press('撤回异议');
  expect(of('statement.withdraw')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('statement.withdraw')).toMatchObject([
    { data: { statementId: statement.statementId, revision: 0 } },
  ]);
  expect(screen.queryByRole('button', { name: '撤回异议' })).toBeNull();
  expect(screen.getByRole('button', { name: '确认无误' })).toBeTruthy();
});

it('one that was answered meanwhile is not taken back: the page asks how things stand', async () => {
  as('brand-operator');
  const { of } = answering({
    ...lines,
    'statement.get': { ...statement, state: 'disputed', history: [SAID] },
    'statement.withdraw': refusal('STATEMENT_WRONG_STATE', '结算单已变化'),
  });
  render(<StatementPage />);
  await moment();
  press('撤回异议');
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('statement.get')).toHaveLength(2);
});
