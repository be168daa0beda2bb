import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Deps } from '../../deps';
import { brandOf, loadOrg, storeOf, toBrandRef, toStoreRef } from '../org/service';
import { findOwnScene } from '../scene/service';

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

/** The badge to be shown or printed: who, which brand, where, and the mini-program code of its scene. */
export const getBadge = async ({ deps, staff }: StaffContext): Promise<Result<OutputOf<GuideContract, 'badge.get'>, ErrorCode>> => {
  // a badge invites to one brand: whoever works for the whole store has none to invite to
  if (staff.brandId === undefined) return refuse('BADGE_WITHOUT_BRAND');
  if (staff.badgeScene === undefined) return refuse('BADGE_NOT_FOUND');
  const scene = await findOwnScene(deps, staff.badgeScene);
  if (!scene) return refuse('BADGE_NOT_FOUND');
  const [org, image] = await Promise.all([loadOrg(deps), codeImage(deps, scene._id)]);
  return ok({
    scene: scene._id,
    name: staff.name,
    title: staff.title,
    avatar: staff.avatar,
    brand: toBrandRef(brandOf(org, scene.brandId)),
    store: toStoreRef(storeOf(org, scene.storeId)),
    codeImage: image,
  });
};
