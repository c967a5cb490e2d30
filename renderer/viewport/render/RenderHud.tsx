/** The bar below a rendered picture: how far it is, how good it is, and what can be done with it. */
import {
  Bookmark,
  CircleAlert,
  Contrast,
  Crosshair,
  Pause,
  Play,
  RotateCcw,
  Scan,
  Palette,
  TriangleAlert,
  X,
  Rows4,
} from 'lucide-react';
import { useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { ProgressBar } from '../../widgets/progress-bar.tsx';
import type { RenderViewState } from './render-store.ts';
import { RenderSettingsButton } from './RenderSettings.tsx';
import { useRenderSettings } from './render-settings.ts';
import { countText, durationText, noiseText, phaseText, stopsText } from './render-words.ts';
import { useViewing } from './viewing-store.ts';
import { WipeMenu } from './WipeMenu.tsx';

function Numbers({ view }: { readonly view: RenderViewState }) {
  const { status, error, picture } = view;
  const failure = error ?? status?.error ?? null;
  if (failure !== null)
    return (
      <span className="pn-hud-failure" role="alert">
        <Icon of={CircleAlert} />
        {failure}
      </span>
    );
  if (status === null)
    return (
      <span className="pn-hud-phase">{view.spec === null ? 'Nothing to render' : 'Asking the engine'}</span>
    );
  const { samplesDone, goalSamples, noise, elapsedSeconds, secondsLeft, device, warnings } = status;
  return (
    <>
      <span className="pn-hud-phase">{phaseText(status)}</span>
      <span title="Samples of every pixel, and the goal">
        {countText(samplesDone)} / {countText(goalSamples)}
      </span>
      {noise !== null && (
        <span title="Typical standard error of a pixel against the mean luminance">
          noise {noiseText(noise)}
        </span>
      )}
      <span title="Time rendered, and what is left">
        {durationText(elapsedSeconds)}
        {secondsLeft !== null && status.phase === 'rendering' && `, ${durationText(secondsLeft)} left`}
      </span>
      {picture !== null && (
        <span className="pn-hud-wide" title="Size of the rendered picture">
          {picture.header.pictureWidthPx}×{picture.header.pictureHeightPx}
        </span>
      )}
      <span className="pn-hud-wide" title="What renders it">
        {device}
      </span>
      {warnings.length > 0 && (
        <span className="pn-hud-warning" title={warnings.join('\n')}>
          <Icon of={TriangleAlert} />
          {warnings.length === 1 ? warnings[0] : `${warnings.length} warnings`}
        </span>
      )}
    </>
  );
}

export interface RenderHudProps {
  readonly view: RenderViewState;
  readonly paneIndex: number;
}

export function RenderHud({ view, paneIndex }: RenderHudProps) {
  const isPaused = useRenderSettings((state) => state.isPaused);
  const region = useRenderSettings((state) => state.region);
  const { isFalseColour, isSpotMeterOn, isClippingShown, isRegionTool, zebra, offsetStops } = useViewing(
    (state) => state,
  );
  const hasShot = useStage((state) => state.shotId !== null);
  const { status, picture } = view;
  const hasPicture = picture !== null;
  const fraction =
    status === null || status.phase === 'loading'
      ? null
      : Math.min(1, status.samplesDone / Math.max(1, status.goalSamples));
  return (
    <section className="pn-hud" aria-label={`Render of pane ${paneIndex + 1}`}>
      <ProgressBar label="Render progress" value={view.spec === null ? 0 : fraction} isLabelHidden />
      <div className="pn-hud-numbers">
        <Numbers view={view} />
      </div>
      <span className="pn-visually-hidden" role="status">
        {status === null ? '' : `Render: ${phaseText(status)}`}
      </span>
      <div className="pn-hud-tools" role="toolbar" aria-label="Render tools">
        {offsetStops !== 0 && (
          <Button tone="quiet" actionId="render.camera-exposure" isDisabled={false}>
            {stopsText(offsetStops)} stops
          </Button>
        )}
        <IconButton
          actionId="render.pause"
          label={isPaused ? 'Resume the render' : 'Pause the render'}
          icon={isPaused ? Play : Pause}
          isPressed={isPaused}
          placement="top"
        />
        <IconButton actionId="render.restart" icon={RotateCcw} placement="top" />
        <IconButton
          actionId="render.region"
          icon={Scan}
          isPressed={isRegionTool}
          isDisabled={!hasPicture}
          placement="top"
        />
        {region !== null && (
          <IconButton actionId="render.clear-region" icon={X} isDisabled={false} placement="top" />
        )}
        <span className="pn-hud-gap" aria-hidden="true" />
        <IconButton actionId="render.spot-meter" icon={Crosshair} isPressed={isSpotMeterOn} placement="top" />
        <IconButton actionId="render.false-colour" icon={Palette} isPressed={isFalseColour} placement="top" />
        <IconButton actionId="render.zebra" icon={Rows4} isPressed={zebra.isOn} placement="top" />
        <IconButton actionId="render.clipping" icon={Contrast} isPressed={isClippingShown} placement="top" />
        <WipeMenu />
        <span className="pn-hud-gap" aria-hidden="true" />
        <IconButton
          actionId="render.keep-take"
          icon={Bookmark}
          isDisabled={!hasPicture || !hasShot}
          placement="top"
        />
        <RenderSettingsButton />
      </div>
    </section>
  );
}
