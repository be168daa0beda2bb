import type { Deps } from '@server/deps';
import { TEMPLATES, type Template } from '@server/modules/template/documents';
import { option } from '../environment';
import { organisationProblems, productProblems } from './check';
import { documentsOf } from './documents';
import { invitePeople } from './people';
import { differences, put, type Difference } from './put';
import { OrganisationError, readOrganisation } from './read';
import type { Organisation } from './shape';

export const ORGANISATION_USAGE = `npm run organisation -- --file <organisation.json> [--dry-run]
Brings mall, stores, counters, brands, categories, articles and the first people of an environment to what the file says
(docs/organisation.md). What is in the store and not in the file stays. A second run changes only what differs.
--url <address>      a local runtime (default http://127.0.0.1:8787)
--env <envId>        a CloudBase environment; needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY`;

const packsOf = ({ group, brands }: Organisation): string[] => [...group.welcomePack, ...brands.flatMap(({ welcomePack }) => welcomePack)];

const templatesAmong = async ({ db }: Pick<Deps, 'db'>, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const found = await db.collection<Template>(TEMPLATES).find({ _id: db.command.in([...ids]) }, { limit: 1000 });
  return new Set(found.map(({ _id }) => _id));
};

const lineOf = ({ collection, added, changed, same, kept }: Difference): string =>
  `${collection}: ${added.length} new, ${changed.length} changed, ${same} the same${kept.length === 0 ? '' : `, ${kept.length} not in the file and left alone`}`;

/** Carries out a file; answers what is to be told. @throws OrganisationError when anything in it is wrong: nothing is written then */
export const organisationCommand = async (deps: Pick<Deps, 'db' | 'now' | 'random'>, args: readonly string[]): Promise<string> => {
  const file = option(args, '--file');
  if (file === undefined || args.includes('--help')) return ORGANISATION_USAGE;
  const { given, products } = readOrganisation(file);
  const problems = [...organisationProblems(given, await templatesAmong(deps, packsOf(given))), ...productProblems(products, given)];
  if (problems.length > 0) throw new OrganisationError(problems);
  const found = await differences(deps.db, documentsOf(given, products));
  const told = found.map(lineOf);
  if (args.includes('--dry-run')) return [...told, 'dry run: nothing was written'].join('\n');
  await put(deps.db, found);
  return [...told, ...(await invitePeople(deps, given))].join('\n');
};
