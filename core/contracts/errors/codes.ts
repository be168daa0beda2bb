import { counterErrors } from './counter';
import { couponErrors } from './coupon';
import { memberErrors } from './member';
import { requestErrors } from './request';
import { staffErrors } from './staff';
import { tillErrors } from './till';

/** Every code a function can answer with, and what a person is told. */
export const errorMessages = {
  ...requestErrors,
  ...memberErrors,
  ...couponErrors,
  ...counterErrors,
  ...staffErrors,
  ...tillErrors,
} as const;

export type ErrorCode = keyof typeof errorMessages;
