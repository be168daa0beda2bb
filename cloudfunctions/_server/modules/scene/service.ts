import type { Invite } from '@core/contracts/scene';
import { currentPosts } from '@core/domain/staff/post';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { brandOf, counterOf, loadOrg, storeOf, toBrandRef, toStoreRef, type Org } from '../org/service';
import { keyedHash } from '../../crypto';
import { insertOnce } from '../../db/insert-once';
import { getStaff } from '../staff/service';
import { titleFor } from '../staff/title';
import type { Staff } from '../staff/documents';
import { previewPack } from '../template/service';
import { SCENES, type Scene } from './documents';
import { findBadges, getScene, insertScene } from './repo';

export type OpenScene = { scene: Scene; guide?: Staff };
type SceneRefusal = 'SCENE_NOT_FOUND' | 'SCENE_REVOKED';

/** Someone who left, is suspended, or no longer works in that store invites nobody. */
const mayInvite = (guide: Staff | undefined, scene: Scene, now: number): guide is Staff =>
  guide?.state === 'active' && currentPosts(guide.posts, now).some(({ storeId }) => storeId === scene.storeId);

/** What a scanned scene leads to today. */
export const openScene = async (context: Context, sceneId: string): Promise<Result<OpenScene, SceneRefusal>> => {
  const { deps, now } = context;
  const scene = await getScene(deps.db, sceneId);
  if (!scene) return refuse('SCENE_NOT_FOUND');
  if (scene.state === 'revoked') return refuse('SCENE_REVOKED');
  if (scene.guideId === undefined) return ok({ scene });
  const guide = await getStaff(deps.db, scene.guideId);
  return mayInvite(guide, scene, now) ? ok({ scene, guide }) : refuse('SCENE_REVOKED');
};

/** The welcome pack of somebody who joins the mall and this brand: template ids, the mall's first. */
const packOfBrand = (org: Org, brandId: string): string[] => [
  ...new Set([...org.mall.packTemplateIds, ...brandOf(org, brandId).packTemplateIds]),
];

const toInvite = (org: Org, { scene, guide }: OpenScene, pack: Invite['pack']): Invite => {
  const brand = brandOf(org, scene.brandId);
  const { _id, name, floor } = counterOf(org, scene.counterId);
  return {
    scene: scene._id,
    placement: scene.placement,
    ...(guide ? { guide: { name: guide.name, title: titleFor(org, guide, brand._id), avatar: guide.avatar } } : {}),
    store: toStoreRef(storeOf(org, scene.storeId)),
    counter: { counterId: _id, name, floor },
    brand: toBrandRef(brand),
    pack,
    brandAgreement: { brandId: brand._id, legalEntity: brand.legalEntity, ...brand.agreement },
  };
};

/** Who invites, to what, and what the pack holds; shown before anything is asked. */
export const resolveInvite = async (context: Context, sceneId: string): Promise<Result<Invite, SceneRefusal>> => {
  const opened = await openScene(context, sceneId);
  if (!opened.ok) return opened;
  const org = await loadOrg(context.deps);
  const preview = await previewPack(context, packOfBrand(org, opened.data.scene.brandId));
  const forEveryone = new Set(org.mall.packTemplateIds);
  const pack = preview.map(item => ({ ...item, withBrand: !forEveryone.has(item.templateId) }));
  return ok(toInvite(org, opened.data, pack));
};

/** Twenty random characters behind the placement's letters: nobody guesses another guide's badge. */
const BADGE_PREFIX = 'bg';
const SCENE_BYTES = 15;

/** Makes the scene of a guide's badge inside the change's transaction and returns it. */
export const makeBadge = async (
  context: Context,
  tx: Transaction,
  badge: Pick<Scene, 'brandId' | 'storeId' | 'counterId'> & { guideId: string },
): Promise<string> => {
  const _id = `${BADGE_PREFIX}${context.deps.random.bytes(SCENE_BYTES).toString('base64url')}`;
  await insertScene(tx, { _id, placement: 'badge', ...badge, state: 'active', at: context.now });
  return _id;
};

type Place = Required<Pick<Scene, 'brandId' | 'storeId' | 'counterId' | 'guideId'>>;

/**
 * The badge of a guide at one of her counters, made when she first shows it there: she may work at several, each of another
 * brand. Undefined when what there is was revoked.
 */
export const badgeAtCounter = async (
  { deps, now }: { deps: Pick<Context['deps'], 'db' | 'env'>; now: number },
  place: Place,
): Promise<Scene | undefined> => {
  const known = await findBadges(deps.db, place);
  if (known.length > 0) return known.find(({ state }) => state === 'active');
  // follows from the place, so that two pages opened at once make one
  const words = [place.guideId, place.counterId, place.brandId].join('|');
  const _id = `${BADGE_PREFIX}${keyedHash(deps.env.YIMA_HASH_KEY, 'badge', words).slice(0, (SCENE_BYTES * 4) / 3)}`;
  const badge: Scene = { _id, placement: 'badge', ...place, state: 'active', at: now };
  await insertOnce(deps.db.collection<Scene>(SCENES), badge);
  return badge;
};

/** A scene that still works, for the one who shows it. */
export const findOwnScene = async ({ db }: Pick<Context['deps'], 'db'>, sceneId: string): Promise<Scene | undefined> => {
  const scene = await getScene(db, sceneId);
  return scene?.state === 'active' ? scene : undefined;
};
