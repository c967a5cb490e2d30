/**
 * The path-traced picture over a pane of the stage. It lies over the proxy and lets the pointer through, so that the stage is operated
 * as ever; what it has of its own (spot meter, wipe, region, the bar below) takes the pointer where it is.
 */
import './render.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStage } from '../../state/stage-store.ts';
import { PLAN_INSET } from '../picture/pane.ts';
import { usePanes, usePanesRevision } from '../picture/panes.ts';
import { FalseColourKey } from './FalseColourKey.tsx';
import { PictureLayerView } from './PictureLayerView.tsx';
import { clipAround, fitted, type PictureRect } from './picture-rect.ts';
import { RegionLayer } from './RegionLayer.tsx';
import { RenderHud } from './RenderHud.tsx';
import { useRenderView } from './render-store.ts';
import { useRenderClient, viewIdOfPane } from './render-use.ts';
import { SpotLayer } from './SpotLayer.tsx';
import { TakePicture } from './TakePicture.tsx';
import { useExposure } from './use-exposure.ts';
import { useLayers, useLook } from './use-layers.ts';
import { useViewing } from './viewing-store.ts';
import { WipeHandle } from './WipeHandle.tsx';

export type { PictureRect } from './picture-rect.ts';

export interface RenderViewProps {
  readonly paneIndex: number;
  /**
   * Where the recorded frame of the camera lies in the pane, CSS pixels; for a free view, or null: the picture fills the pane.
   */
  readonly rect?: PictureRect | null;
}

const NOWHERE: PictureRect = { x: 0, y: 0, width: 0, height: 0 };

/** Where the inset plan lies over a pane: the proxy's canvas draws it, so the picture leaves it free. */
function useInset(paneIndex: number): PictureRect | null {
  usePanesRevision();
  const panes = usePanes();
  const own = panes.find((pane) => pane.paneIndex === paneIndex)?.rect;
  const inset = panes.find((pane) => pane.paneIndex === PLAN_INSET)?.rect;
  if (own === undefined || inset === undefined) return null;
  return { ...inset, x: inset.x - own.x, y: inset.y - own.y };
}

export function RenderView({ paneIndex, rect = null }: RenderViewProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [paneSize, setPaneSize] = useState({ width: 0, height: 0, devicePixelRatio: 1 });
  useEffect(() => {
    const element = pane.current;
    if (element === null) return undefined;
    const measure = (): void =>
      setPaneSize({
        width: element.clientWidth,
        height: element.clientHeight,
        devicePixelRatio: window.devicePixelRatio,
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const kind = useStage((state) => state.panes[paneIndex] ?? 'camera');
  const { width, height, devicePixelRatio } = paneSize;
  const within = useMemo((): PictureRect => rect ?? { ...NOWHERE, width, height }, [rect, width, height]);
  const box = useMemo(
    () => ({ width: within.width, height: within.height, devicePixelRatio }),
    [within.width, within.height, devicePixelRatio],
  );
  useRenderClient(paneIndex, box);

  const view = useRenderView(viewIdOfPane(paneIndex));
  const { picture } = view;
  const exposure = useExposure(view);
  const layers = useLayers(view, exposure);
  const look = useLook(devicePixelRatio);
  const wipe = useViewing((state) => state.wipe);
  const isFalseColour = useViewing((state) => state.isFalseColour);
  const isRegionTool = useViewing((state) => state.isRegionTool);
  const inset = useInset(paneIndex);
  const place =
    picture === null
      ? within
      : fitted(picture.header.pictureWidthPx / picture.header.pictureHeightPx, within);

  return (
    <div className="pn-render" ref={pane} data-pane={paneIndex}>
      <div
        className="pn-render-picture"
        style={{
          left: place.x,
          top: place.y,
          width: place.width,
          height: place.height,
          ...(inset === null
            ? {}
            : { clipPath: clipAround({ ...inset, x: inset.x - place.x, y: inset.y - place.y }) }),
        }}
      >
        {wipe.isOn && wipe.against === 'take' && wipe.takeId !== null && (
          <TakePicture takeId={wipe.takeId} wipe={wipe} />
        )}
        <PictureLayerView
          label="Path-traced picture"
          layers={layers}
          look={look}
          widthPx={Math.max(1, Math.round(place.width * devicePixelRatio))}
          heightPx={Math.max(1, Math.round(place.height * devicePixelRatio))}
        />
        {picture !== null && exposure !== null && <SpotLayer view={view} exposure={exposure} />}
        {wipe.isOn && picture !== null && <WipeHandle />}
        {picture !== null && <RegionLayer isDrawing={isRegionTool} />}
      </div>
      {isFalseColour && picture !== null && (
        <div className="pn-render-key">
          <FalseColourKey />
        </div>
      )}
      {kind === 'top' ? (
        <p className="pn-render-problem" role="status">
          The plan is a drawing. Choose a camera or the free view to see it path-traced.
        </p>
      ) : (
        <RenderHud view={view} paneIndex={paneIndex} />
      )}
    </div>
  );
}
