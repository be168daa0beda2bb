import { pageConfig } from '../../routes';

// the link of a gift is sent from here
export default definePageConfig({ ...pageConfig('coupon'), enableShareAppMessage: true });
