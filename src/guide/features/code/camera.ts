import { frameOf } from './frame';
import { loadDecoder } from './load-decoder';

/**
 * Why there is no picture from a camera: refused by the person, none there (or in use), the page may not ask,
 * or the decoder did not arrive.
 */
export type CameraProblem = 'DENIED' | 'NONE' | 'INSECURE' | 'NOT_LOADED';
export type Camera = { stop: () => void };

const LOOK_EVERY_MS = 120;
const LONGEST_SIDE = 960;

const problemOf = (error: unknown): CameraProblem =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError')
    ? 'DENIED'
    : 'NONE';

const openStream = async (): Promise<{ stream: MediaStream } | { problem: CameraProblem }> => {
  if (!navigator.mediaDevices?.getUserMedia) return { problem: 'INSECURE' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 960 } },
    });
    return { stream };
  } catch (error) {
    return { problem: problemOf(error) };
  }
};

/**
 * Shows the back camera in `video` and reports every code it sees, several times a second, until stopped.
 * The decoder is loaded only now. Answers the reason when there is no camera to look through.
 */
export const openCamera = async (
  video: HTMLVideoElement,
  onSeen: (text: string) => void,
): Promise<{ ok: true; camera: Camera } | { ok: false; problem: CameraProblem }> => {
  const [decoder, opened] = await Promise.all([loadDecoder(), openStream()]);
  if ('problem' in opened) return { ok: false, problem: opened.problem };
  const { stream } = opened;
  if (!decoder) {
    stream.getTracks().forEach(track => track.stop());
    return { ok: false, problem: 'NOT_LOADED' };
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    stream.getTracks().forEach(track => track.stop());
    video.srcObject = null;
  };
  const look = (): void => {
    if (stopped) return;
    const frame =
      video.readyState >= 2 ? frameOf(video, video.videoWidth, video.videoHeight, LONGEST_SIDE) : undefined;
    const text = frame && decoder.decodeFrame(frame);
    if (text) onSeen(text);
    timer = setTimeout(look, LOOK_EVERY_MS);
  };
  video.srcObject = stream;
  video.muted = true;
  // a page left while the camera was starting rejects play(); the caller stops the camera then
  await video.play().catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  });
  look();
  return { ok: true, camera: { stop } };
};
