import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Deps } from '../../deps';
import { brandOf, counterOf, loadOrg, storeOf, toBrandRef, toStoreRef, type Org } from '../org/service';
import { badgeAtCounter, findOwnScene } from '../scene/service';
import type { Scene } from '../scene/documents';
import type { Staff } from './documents';
import { titleFor } from './title';

/** Where a badge leads to in the mini program. */
const JOIN_PAGE = 'pages/join/index';
/** A code never changes for its scene; the oldest are dropped beyond this many (some 10 kB each). */
const KEPT_IMAGES = 200;
const images = new WeakMap<Deps['wechat'], Map<string, string>>();

const codeImage = async ({ wechat }: Deps, scene: string): Promise<string> => {
  const kept = images.get(wechat) ?? new Map<string, string>();
  images.set(wechat, kept);
  const known = kept.get(scene);
  if (known !== undefined) return known;
  const image = (await wechat.miniProgramCode({ scene, page: JOIN_PAGE })).toString('base64');
  kept.set(scene, image);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_IMAGES && oldest !== undefined) kept.delete(oldest);
  return image;
};

/** The badge of the counter where she stands; a brand of several at a counter is her own. */
const sceneOf = async ({ deps, now, as }: StaffContext, org: Org, staff: Staff & { brandId: string }): Promise<Scene | undefined> => {
  if (as.counterId === undefined) return staff.badgeScene === undefined ? undefined : findOwnScene(deps, staff.badgeScene);
  const { _id: counterId, storeId, brandIds } = counterOf(org, as.counterId);
  const brandId = brandIds.includes(staff.brandId) ? staff.brandId : brandIds[0]!;
  return badgeAtCounter({ deps, now }, { guideId: staff._id, counterId, storeId, brandId });
};

/** The badge to be shown or printed: who, which brand, where, and the mini-program code of its scene. */
export const getBadge = async (context: StaffContext): Promise<Result<OutputOf<GuideContract, 'badge.get'>, ErrorCode>> => {
  const { deps, staff } = context;
  // a badge invites to one brand: whoever works for the whole store has none to invite to
  const { brandId } = staff;
  if (brandId === undefined) return refuse('BADGE_WITHOUT_BRAND');
  const org = await loadOrg(deps);
  const scene = await sceneOf(context, org, { ...staff, brandId });
  if (!scene) return refuse('BADGE_NOT_FOUND');
  return ok({
    scene: scene._id,
    name: staff.name,
    title: titleFor(org, staff, scene.brandId),
    avatar: staff.avatar,
    brand: toBrandRef(brandOf(org, scene.brandId)),
    store: toStoreRef(storeOf(org, scene.storeId)),
    codeImage: await codeImage(deps, scene._id),
  });
};
