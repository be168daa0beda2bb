/** The decoder, a chunk of its own that only the scanner loads; nothing when it did not arrive. */
export const loadDecoder = (): Promise<typeof import('./decoder') | undefined> =>
  import(/* webpackChunkName: "decoder" */ './decoder').catch((error: unknown) => {
    if ((error as Error).name === 'ChunkLoadError') return undefined;
    throw error;
  });
