/** What the canvas of a render view paints: the picture, what lies under its region, and the picture held as B across the wipe. */
import { useEffect, useMemo, useState } from 'react';
import type { Exposure } from './exposure.ts';
import type { PictureWindow } from './linear-picture.ts';
import type { PictureLayer, PictureLook } from './picture-canvas.ts';
import type { RenderViewState } from './render-store.ts';
import { useViewing, type HeldPicture, type Wipe } from './viewing-store.ts';

const WHOLE: PictureWindow = { x: 0, y: 0, width: 1, height: 1 };

/** The part of the picture on the render's side of the wipe, and the one across. */
export function sidesOf(wipe: Pick<Wipe, 'isOn' | 'axis' | 'at'>): {
  readonly render: PictureWindow;
  readonly other: PictureWindow | null;
} {
  if (!wipe.isOn) return { render: WHOLE, other: null };
  const { at } = wipe;
  return wipe.axis === 'vertical'
    ? { render: { ...WHOLE, width: at }, other: { x: at, y: 0, width: 1 - at, height: 1 } }
    : { render: { ...WHOLE, height: at }, other: { x: 0, y: at, width: 1, height: 1 - at } };
}

export function layersOf(
  view: Pick<RenderViewState, 'picture' | 'base'>,
  exposure: Exposure | null,
  wipe: Wipe,
  held: HeldPicture | null,
  offsetStops: number,
): readonly PictureLayer[] {
  const { render, other } = sidesOf(wipe);
  const layers: PictureLayer[] = [];
  if (exposure !== null)
    for (const picture of [view.base, view.picture])
      if (picture !== null)
        layers.push({
          picture,
          clip: render,
          nitsAtOne: exposure.nitsAtOne,
          whiteBalance: exposure.whiteBalance,
        });
  if (other !== null && wipe.against === 'held' && held !== null)
    for (const picture of [held.base, held.picture])
      if (picture !== null)
        layers.push({
          picture,
          clip: other,
          nitsAtOne: held.cameraNitsAtOne / 2 ** offsetStops,
          whiteBalance: held.whiteBalance,
        });
  return layers;
}

export function useLayers(view: RenderViewState, exposure: Exposure | null): readonly PictureLayer[] {
  const wipe = useViewing((state) => state.wipe);
  const held = useViewing((state) => state.held);
  const offsetStops = useViewing((state) => state.offsetStops);
  return useMemo(
    () => layersOf(view, exposure, wipe, held, offsetStops),
    [view, exposure, wipe, held, offsetStops],
  );
}

const STRIPES_A_SECOND = 0.6;
const STRIPE_FRAMES_A_SECOND = 12;
const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

/** 0…1, going round while stripes are asked to move and motion is welcome. */
function useStripePhase(isMoving: boolean): number {
  const [phase, setPhase] = useState(0);
  useEffect(() => {
    if (!isMoving || window.matchMedia(REDUCED_MOTION).matches) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible')
        setPhase((at) => (at + STRIPES_A_SECOND / STRIPE_FRAMES_A_SECOND) % 1);
    }, 1000 / STRIPE_FRAMES_A_SECOND);
    return () => {
      clearInterval(timer);
      setPhase(0);
    };
  }, [isMoving]);
  return phase;
}

export function useLook(devicePixelRatio: number): PictureLook {
  const transform = useViewing((state) => state.transform);
  const look = useViewing((state) => state.look);
  const isFalseColour = useViewing((state) => state.isFalseColour);
  const isClippingShown = useViewing((state) => state.isClippingShown);
  const { isOn, percent, isMoving } = useViewing((state) => state.zebra);
  const stripePhase = useStripePhase(isOn && isMoving);
  return useMemo(
    () => ({
      transform,
      look,
      isFalseColour,
      isClippingShown,
      zebra: isOn ? percent / 100 : null,
      stripePhase,
      devicePixelRatio,
    }),
    [transform, look, isFalseColour, isClippingShown, isOn, percent, stripePhase, devicePixelRatio],
  );
}
