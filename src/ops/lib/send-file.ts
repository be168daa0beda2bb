import Taro from '@tarojs/taro';

type Ticket = { url: string; headers: Readonly<Record<string, string>> };

/** Sends the bytes where an upload was allowed; false when they did not arrive. */
export const sendFile = async ({ url, headers }: Ticket, bytes: ArrayBuffer): Promise<boolean> => {
  const header = { ...headers, 'content-type': 'application/octet-stream' };
  const answer = await Taro.request({ url, method: 'PUT', header, data: bytes, dataType: 'text' }).catch(
    () => undefined,
  );
  return answer?.statusCode === 200;
};
