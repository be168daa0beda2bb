import { CONSENTS, type Consent } from '@server/modules/consent/documents';
import { brandText, keepTexts, mallText, type ConsentText } from '@server/modules/consent/text';
import { readOrg } from '@server/modules/org/repo';
import type { Migration } from './migrate';

const PAGE = 500;

const isTo = ({ kind, brandId, version }: ConsentText, consent: Consent): boolean =>
  consent.kind === kind && consent.brandId === brandId && consent.version === version;

/** Keeps the words of today's terms and points the consents to these versions at them. Older words nobody had kept. */
export const consentTexts: Migration = {
  id: '0001-consent-texts',
  run: async ({ db }) => {
    const { agreements, brands } = await readOrg(db);
    const texts = [...agreements.map(mallText), ...brands.map(brandText)];
    await keepTexts(db, texts);
    const consents = db.collection<Consent>(CONSENTS);
    const { gt, exists } = db.command;
    for (let after = '', full = true; full;) {
      const page = await consents.find({ _id: gt(after) }, { order: [['_id', 'asc']], limit: PAGE });
      for (const text of texts) {
        const ids = page.filter(consent => isTo(text, consent)).map(({ _id }) => _id);
        if (ids.length > 0) await consents.updateWhere({ _id: db.command.in(ids), textId: exists(false) }, { textId: text._id });
      }
      after = page.at(-1)?._id ?? after;
      full = page.length === PAGE;
    }
  },
};
