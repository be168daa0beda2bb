import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Brand } from '../org/documents';
import { brandOf, loadOrg, type Org } from '../org/service';
import { openScene, type OpenScene } from '../scene/service';
import type { Source } from './documents';

export type JoinInput = InputOf<ConsumerContract, 'member.join'>;

/** What a request to join asks for, checked against the invitation and today's terms. */
export type JoinPlan = { org: Org; source: Source; brand?: Brand };

const sourceOf = ({ scene }: OpenScene): Source => ({
  channel: 'wechat-mini',
  placement: scene.placement,
  scene: scene._id,
  storeId: scene.storeId,
  counterId: scene.counterId,
  ...(scene.guideId === undefined ? {} : { guideId: scene.guideId }),
  ...(scene.campaign === undefined ? {} : { campaign: scene.campaign }),
});

/** The brand of the consent must be the inviting one, in today's version. */
const agreedBrand = (
  org: Org,
  opened: OpenScene | undefined,
  consent: JoinInput['consents']['brand'],
): Result<Brand | undefined, 'AGREEMENT_MISMATCH' | 'AGREEMENT_OUTDATED'> => {
  if (!consent) return ok(undefined);
  if (opened?.scene.brandId !== consent.brandId) return refuse('AGREEMENT_MISMATCH');
  const brand = brandOf(org, consent.brandId);
  return brand.agreement.version === consent.version ? ok(brand) : refuse('AGREEMENT_OUTDATED');
};

/** Checks the terms and the scene before anything is asked of WeChat or written. */
export const planJoin = async (context: Context, input: JoinInput): Promise<Result<JoinPlan, ErrorCode>> => {
  const [org, opened] = await Promise.all([loadOrg(context.deps), input.scene === undefined ? undefined : openScene(context, input.scene)]);
  if (opened && !opened.ok) return opened;
  if (input.consents.mall.version !== org.mall.version) return refuse('AGREEMENT_OUTDATED');
  const brand = agreedBrand(org, opened?.data, input.consents.brand);
  if (!brand.ok) return brand;
  return ok({
    org,
    source: opened ? sourceOf(opened.data) : { channel: 'wechat-mini' },
    ...(brand.data ? { brand: brand.data } : {}),
  });
};
