import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import {
  aMember,
  anInvite,
  answering,
  aSession,
  cut,
  inBrand,
  refusal,
} from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import JoinPage from './index';

const joined = (part: object = {}) => ({
  member: aMember(inBrand),
  outcome: 'joined',
  pack: {
    granted: [
      {
        templateId: 'tp_1',
        title: '见面礼一',
        worth: '30 元',
        scopeText: '仅限餐饮',
        whenText: '周一至周五',
        validUntil: Date.UTC(2031, 0, 31, 12),
      },
    ],
    soldOut: [],
    hadBefore: false,
  },
  ...part,
});
const open = (replies: object, scene: string | undefined = 'bg.demo') => {
  taroTest.setParams(scene ? { scene: encodeURIComponent(scene) } : {});
  const server = answering({ 'session.open': aSession(), 'scene.resolve': anInvite(), ...replies });
  const view = render(<JoinPage />);
  return { ...server, view };
};
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const tick = async (index: number) => fireEvent.click((await screen.findAllByRole('checkbox'))[index]!);

beforeEach(() => {
  taroTest.reset();
  window.sessionStorage.clear();
  forgetSession();
});

describe('the invitation', () => {
  it('shows who invites and the pack before anything is asked, with both consents unticked', async () => {
    const { calls } = open({});
    expect(await screen.findByText('青萝 资深导购 林晓')).toBeTruthy();
    expect(screen.getByText('见面礼一')).toBeTruthy();
    const boxes = screen.getAllByRole('checkbox');
    expect(boxes.map(box => box.getAttribute('aria-checked'))).toEqual(['false', 'false']);
    expect(screen.getByText(/杭州青萝服饰有限公司将使用您的手机号，用于会员服务/)).toBeTruthy();
    expect(calls.map(({ action }) => action).sort()).toEqual(['scene.resolve', 'session.open']);
  });

  it('asks for no phone number before the mall consent is ticked', async () => {
    const { of } = open({});
    await press('手机号一键入会');
    // beside the box that is meant, not over the text that is to be read
    expect((await screen.findByText('请先阅读并勾选会员条款')).closest('.is-missing')).toBeTruthy();
    expect(taroTest.calls.filter(({ api }) => api === 'showToast')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(of('member.join')).toEqual([]);
    await tick(0);
    expect(screen.queryByText('请先阅读并勾选会员条款')).toBeNull();
  });

  it('says that a lost code is lost, and lets her join the mall all the same', async () => {
    open({ 'scene.resolve': refusal('SCENE_REVOKED', '这个码已停用') });
    expect(await screen.findByText('这个码已停用')).toBeTruthy();
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  });
});

describe('joining', () => {
  it('sends the ticked consents with the phone code and shows what was granted', async () => {
    const { of } = open({ 'member.join': joined() });
    await tick(0);
    await tick(1);
    await press('手机号一键入会');
    await press('允许');
    expect(await screen.findByText('见面礼已放进券包')).toBeTruthy();
    // what it is for, and until when
    expect(screen.getByText('仅限餐饮 · 周一至周五 · 有效期至 2031年1月31日')).toBeTruthy();
    expect(of('member.join')[0]?.data).toEqual({
      scene: 'bg.demo',
      phoneCode: 'pc_1',
      consents: {
        mall: { version: '2026-01-01', adult: true },
        brand: { brandId: 'br_qingluo', version: '2026-01-01' },
      },
    });
  });

  it('confirms both memberships, from the head of the page', async () => {
    open({ 'member.join': joined() });
    await tick(0);
    await tick(1);
    await press('手机号一键入会');
    await press('允许');
    expect(await screen.findByText('您现在是云汀百货会员，也是青萝会员')).toBeTruthy();
    expect(taroTest.calls.filter(({ api }) => api === 'pageScrollTo')).toEqual([
      { api: 'pageScrollTo', options: { scrollTop: 0, duration: 0 } },
    ]);
  });

  it('confirms no brand that she left out', async () => {
    open({ 'member.join': joined({ member: aMember() }) });
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    expect(await screen.findByText('欢迎加入云汀百货')).toBeTruthy();
    expect(screen.queryByText(/也是青萝会员/)).toBeNull();
  });

  it.each([
    { name: '会员', asked: true, why: 'she has told no name' },
    { name: '林晚', asked: false, why: 'she has one' },
  ])('once she is in, asks what to call her: $asked, $why', async ({ name, asked }) => {
    open({ 'member.join': joined({ member: aMember({ name }) }) });
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    await screen.findByText('欢迎加入云汀百货');
    expect(screen.queryByText('怎么称呼您') !== null).toBe(asked);
    expect(screen.getByRole('button', { name: '出示会员码' })).toBeTruthy();
  });

  it('leads from her gifts to the wallet that they are in', async () => {
    open({ 'member.join': joined({ member: aMember() }) });
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    await screen.findByText('见面礼已放进券包');
    await press('看看我的券');
    expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/coupons/index' } });
  });

  it('leads back to what she joined for', async () => {
    taroTest.setParams({ next: 'back' });
    taroTest.setStack(2);
    answering({ 'session.open': aSession(), 'member.join': joined({ member: aMember() }) });
    render(<JoinPage />);
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    await press('回到刚才的页面');
    expect(taroTest.calls.at(-1)).toMatchObject({ api: 'navigateBack' });
  });

  it('leaves the brand out when its consent stays unticked', async () => {
    const { of } = open({ 'member.join': joined() });
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    await waitFor(() => expect(of('member.join')).toHaveLength(1));
    expect(of('member.join')[0]?.data.consents).toEqual({ mall: { version: '2026-01-01', adult: true } });
  });

  it('goes back to browsing with kind words when she refuses her number', async () => {
    const { of } = open({});
    await tick(0);
    await press('手机号一键入会');
    await press('拒绝');
    expect(await screen.findByText('没关系，先逛逛')).toBeTruthy();
    // they stand below what she was looking at: the page goes there
    await waitFor(() =>
      expect(taroTest.calls).toContainEqual({ api: 'pageScrollTo', options: { scrollTop: 100_000 } }),
    );
    expect(of('member.join')).toEqual([]);
    await press('先逛逛');
    expect(taroTest.calls.at(-1)).toMatchObject({ api: 'switchTab', options: { url: '/pages/home/index' } });
  });

  it('repeats the very same request after a lost answer, without asking for the number again', async () => {
    let tries = 0;
    const { of } = open({ 'member.join': () => (tries++ === 0 ? cut : joined()) });
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    await press('再试一次');
    expect(await screen.findByText('欢迎加入云汀百货')).toBeTruthy();
    const [first, second] = of('member.join');
    expect(second).toEqual(first);
  });

  it('says what is sold out, and that a pack is not given twice', async () => {
    open({
      'member.join': joined({
        pack: {
          granted: [],
          soldOut: [{ templateId: 'tp_1', title: '见面礼一', worth: '30 元' }],
          hadBefore: true,
        },
      }),
    });
    await tick(0);
    await press('手机号一键入会');
    await press('允许');
    expect(await screen.findByText('这些已经发完，很抱歉')).toBeTruthy();
    expect(screen.getByText('您以前领过见面礼，这次不再发放')).toBeTruthy();
  });
});

describe('someone who is here already', () => {
  it('adds a second brand with its consent alone and without the phone number', async () => {
    const { of } = open({
      'session.open': aSession({ member: aMember() }),
      'member.join': joined({ outcome: 'brand-added' }),
    });
    expect(await screen.findAllByRole('checkbox')).toHaveLength(1);
    await tick(0);
    await press('加入青萝会员');
    expect(await screen.findByText('已加入青萝会员')).toBeTruthy();
    expect(of('member.join')[0]?.data).not.toHaveProperty('phoneCode');
  });

  it('has nothing left to join with the same badge', async () => {
    open({ 'session.open': aSession({ member: aMember(inBrand) }) });
    expect(await screen.findByText('您已经是青萝会员')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press('出示会员码');
    expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/code/index' } });
  });

  it('is told that the pack does not come again when she left before', async () => {
    open({ 'session.open': aSession({ leftBefore: true }) });
    expect(await screen.findByText(/领过的见面礼不会重复发/)).toBeTruthy();
    // nor does the pack promise itself
    expect(screen.queryByText('入会后放进您的券包')).toBeNull();
  });
});
