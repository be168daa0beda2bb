import type { Brand, MallAgreement } from '../org/documents';
import type { Consent } from './documents';

type Given = { _id: string; memberId: string; givenAt: number; requestId: string; scene?: string };

export const buildMallConsent = (given: Given, { version, title, legalEntity }: MallAgreement): Consent => ({
  ...given,
  kind: 'mall',
  version,
  title,
  legalEntity,
});

export const buildBrandConsent = (given: Given, brand: Brand): Consent => ({
  ...given,
  kind: 'brand',
  brandId: brand._id,
  version: brand.agreement.version,
  title: brand.agreement.title,
  legalEntity: brand.legalEntity,
});
