import { billErrors } from './bill';
import { booksErrors } from './books';
import { counterErrors } from './counter';
import { couponErrors } from './coupon';
import { giftErrors } from './gift';
import { desktopErrors } from './desktop';
import { importErrors } from './import';
import { memberErrors } from './member';
import { offerErrors } from './offer';
import { pointsErrors } from './points';
import { requestErrors } from './request';
import { saleErrors } from './sale';
import { staffErrors } from './staff';
import { tillErrors } from './till';
import { voucherErrors } from './voucher';

/** Every code a function can answer with, and what a person is told. */
export const errorMessages = {
  ...requestErrors,
  ...memberErrors,
  ...couponErrors,
  ...counterErrors,
  ...billErrors,
  ...giftErrors,
  ...voucherErrors,
  ...saleErrors,
  ...importErrors,
  ...offerErrors,
  ...pointsErrors,
  ...staffErrors,
  ...desktopErrors,
  ...tillErrors,
  ...booksErrors,
} as const;

export type ErrorCode = keyof typeof errorMessages;
