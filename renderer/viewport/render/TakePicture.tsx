/** The picture of a kept take on its side of the wipe. */
import { useEffect, useState } from 'react';
import { findRecord } from '../../../core/document/index.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import { currentDocument, messageOf } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { useStage } from '../../state/stage-store.ts';
import { pictureFileOf } from './take-picture.ts';
import { sidesOf } from './use-layers.ts';
import type { Wipe } from './viewing-store.ts';

export function TakePicture({ takeId, wipe }: { readonly takeId: string; readonly wipe: Wipe }) {
  const frame = useStage((state) => Math.round(state.frame));
  const take = findRecord(currentDocument(), 'take', takeId);
  const file = take === null ? null : pictureFileOf(take, frame);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return undefined;
    let made: string | null = null;
    const abort = new AbortController();
    engineFetch('takeFile', `${encodeURIComponent(takeId)}?file=${file}`, { signal: abort.signal })
      .then((response) => response.blob())
      .then((blob) => {
        if (abort.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted)
          notify({ tone: 'error', text: `The take cannot be shown: ${messageOf(error)}` });
      });
    return () => {
      abort.abort();
      setUrl(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [takeId, file]);
  const { other } = sidesOf(wipe);
  if (url === null || take === null || other === null) return null;
  const percent = (x: number): string => `${x * 100}%`;
  return (
    <img
      className="pn-render-take"
      src={url}
      alt={`Take ${take.takeNumber}, ${take.name}`}
      style={{
        clipPath: `inset(${percent(other.y)} ${percent(1 - other.x - other.width)} ${percent(
          1 - other.y - other.height,
        )} ${percent(other.x)})`,
      }}
    />
  );
}
