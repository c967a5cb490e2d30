/** Keeps the scopes up with the render: one picture at a time goes to the worker, and always the newest one. */
import { useEffect, useRef, useState } from 'react';
import type { Exposure } from '../../viewport/render/exposure.ts';
import { nitsOf, type LinearPicture, type PictureWindow } from '../../viewport/render/linear-picture.ts';
import { useViewing } from '../../viewport/render/viewing-store.ts';
import { columnsFor, LEVEL_ROWS } from './scope-maths.ts';
import type { ScopeAnswer, ScopeRequest, ScopeScale } from './scope-picture.ts';

/** More pixels than this change no scope that a person can see. */
const MOST_PIXELS = 160_000;
const MOST_COLUMNS = 320;
const VECTOR_SIZE = 220;

/** Every how many-th pixel to read, so that a part has no more than `MOST_PIXELS`. */
export const stepFor = (picture: LinearPicture, part: PictureWindow): number => {
  const { window } = picture.header;
  const pixels =
    picture.widthPx * picture.heightPx * ((part.width * part.height) / (window.width * window.height));
  return Math.max(1, Math.ceil(Math.sqrt(pixels / MOST_PIXELS)));
};

const workerUrl = (): URL => new URL('./scopes-worker.js', import.meta.url);

export interface ScopesInput {
  readonly picture: LinearPicture;
  readonly exposure: Exposure;
  readonly part: PictureWindow;
  readonly scale: ScopeScale;
}

/** Null until the first picture is measured. */
export function useScopes(input: ScopesInput | null): ScopeAnswer | null {
  const transform = useViewing((state) => state.transform);
  const look = useViewing((state) => state.look);
  const [answer, setAnswer] = useState<ScopeAnswer | null>(null);
  const worker = useRef<Worker | null>(null);
  const isBusy = useRef(false);
  const next = useRef<(() => void) | null>(null);

  useEffect(() => {
    const made = new Worker(workerUrl(), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<ScopeAnswer>) => {
      isBusy.current = false;
      setAnswer(data);
      const waiting = next.current;
      next.current = null;
      waiting?.();
    };
    worker.current = made;
    return () => {
      made.terminate();
      worker.current = null;
      isBusy.current = false;
      next.current = null;
    };
  }, []);

  useEffect(() => {
    if (input === null) {
      setAnswer(null);
      return;
    }
    const { picture, exposure, part, scale } = input;
    const send = (): void => {
      if (worker.current === null) return;
      isBusy.current = true;
      const { rgb, widthPx } = nitsOf(picture, part, stepFor(picture, part));
      const request: ScopeRequest = {
        serial: picture.header.generation,
        rgb,
        widthPx: Math.max(1, widthPx),
        nitsAtOne: exposure.nitsAtOne,
        whiteBalance: exposure.whiteBalance,
        transform,
        look,
        scale,
        columns: columnsFor(widthPx, MOST_COLUMNS),
        rows: LEVEL_ROWS,
        vectorSize: VECTOR_SIZE,
      };
      worker.current.postMessage(request, [rgb.buffer]);
    };
    if (isBusy.current) next.current = send;
    else send();
  }, [input, transform, look]);

  return answer;
}
