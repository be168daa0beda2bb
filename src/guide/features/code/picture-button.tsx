/** Only in the browser: in WeChat a code is always read live from the customer's phone. */
export const PictureButton = (_props: { onCode: (text: string) => void }) => null;
