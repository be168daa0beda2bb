import { closedHttp } from '@server/http';

export const main = closedHttp();
