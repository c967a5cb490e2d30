/** The exposure that a rendered picture is looked at with, for components. */
import { useMemo } from 'react';
import { useDocument } from '../../state/desk-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { activeCamera, exposureOf, type Exposure } from './exposure.ts';
import type { RenderViewState } from './render-store.ts';
import { useViewing } from './viewing-store.ts';

/** Null while there is no picture. */
export function useExposure(view: Pick<RenderViewState, 'picture' | 'spec'>): Exposure | null {
  const document = useDocument();
  const cameraId = useStage((state) => state.cameraId);
  const offsetStops = useViewing((state) => state.offsetStops);
  const camera = activeCamera(document, cameraId);
  const { picture, spec } = view;
  return useMemo(
    () =>
      picture === null ? null : exposureOf(picture.header, camera, spec?.source.type === 'free', offsetStops),
    [picture, spec, camera, offsetStops],
  );
}
