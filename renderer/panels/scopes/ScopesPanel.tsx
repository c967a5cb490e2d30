/** Exposure tools on the rendered picture: waveform, RGB parade, vectorscope, histogram and the key of false colour. */
import './scopes.css';
import { Activity, Aperture, ChartArea, Palette, Radar, Rows3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { createStore, useStore } from 'zustand';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import type { IconSource } from '../../widgets/icon.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { FalseColourKey } from '../../viewport/render/FalseColourKey.tsx';
import type { PictureWindow } from '../../viewport/render/linear-picture.ts';
import { useRenderSettings } from '../../viewport/render/render-settings.ts';
import {
  useActiveRenderView,
  useIsRendering,
  type RenderViewState,
} from '../../viewport/render/render-store.ts';
import { isPreview } from '../../viewport/render/render-words.ts';
import { useExposure } from '../../viewport/render/use-exposure.ts';
import type { ScopeColour } from './density-image.ts';
import { Graticule, VectorGraticule } from './Graticule.tsx';
import { HistogramPlot } from './HistogramPlot.tsx';
import { ScopeCanvas } from './ScopeCanvas.tsx';
import type { ScopeAnswer, ScopeScale } from './scope-picture.ts';
import { summaryText } from './scopes-words.ts';
import { useScopes, type ScopesInput } from './use-scopes.ts';

const SCOPES = ['waveform', 'parade', 'vectorscope', 'histogram', 'key'] as const;
type ScopeId = (typeof SCOPES)[number];

/** Kept while the panel is closed. */
const panelStore = createStore<{
  readonly shown: readonly ScopeId[];
  readonly scale: ScopeScale;
}>(() => ({ shown: ['waveform', 'parade', 'vectorscope', 'histogram'], scale: 'display' }));

const TITLES: Readonly<Record<ScopeId, string>> = {
  waveform: 'Waveform',
  parade: 'RGB parade',
  vectorscope: 'Vectorscope',
  histogram: 'Histogram',
  key: 'False-colour key',
};
const ICONS: Readonly<Record<ScopeId, IconSource>> = {
  waveform: Activity,
  parade: Rows3,
  vectorscope: Radar,
  histogram: ChartArea,
  key: Palette,
};
const SCALES: readonly { id: ScopeScale; label: string }[] = [
  { id: 'display', label: 'Display' },
  { id: 'stops', label: 'Stops' },
];

const GREEN_WHITE: ScopeColour = [165, 235, 180];
const RED: ScopeColour = [255, 92, 82];
const GREEN: ScopeColour = [86, 226, 106];
const BLUE: ScopeColour = [110, 150, 255];

const WHOLE: PictureWindow = { x: 0, y: 0, width: 1, height: 1 };

export function ScopesPanel() {
  const isRendering = useIsRendering();
  if (!isRendering)
    return (
      <Panel title="Scopes">
        <EmptyState
          icon={Aperture}
          title="Scopes read the rendered picture"
          text="Waveform, parade, vectorscope and histogram are measured on the light that the path tracer found, in real units."
        >
          <Button actionId="render.toggle" tone="primary" isDisabled={false}>
            Render the stage
          </Button>
        </EmptyState>
      </Panel>
    );
  return <RunningScopes />;
}

/** A region that is rendered by itself is what is measured; else all that there is. */
function useInput(view: RenderViewState, scale: ScopeScale): ScopesInput | null {
  const exposure = useExposure(view);
  const region = useRenderSettings((state) => state.region);
  const { picture } = view;
  return useMemo(
    () =>
      picture === null || exposure === null ? null : { picture, exposure, part: region ?? WHOLE, scale },
    [picture, exposure, region, scale],
  );
}

function RunningScopes() {
  const view = useActiveRenderView((state) => state);
  const { shown, scale } = useStore(panelStore);
  const answer = useScopes(useInput(view, scale));
  const toggle = (id: ScopeId): void =>
    panelStore.setState({
      shown: shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id],
    });
  return (
    <Panel
      title="Scopes"
      toolbar={
        <>
          <SegmentedControl
            label="Scale of the scopes"
            options={SCALES}
            value={scale}
            onChange={(id) => panelStore.setState({ scale: id })}
          />
          <span className="pn-scopes-space" />
          {SCOPES.map((id) => (
            <IconButton
              key={id}
              label={TITLES[id]}
              icon={ICONS[id]}
              isPressed={shown.includes(id)}
              onPress={() => toggle(id)}
            />
          ))}
        </>
      }
      footer={
        <p className="pn-scopes-summary pn-selectable">
          {answer === null ? 'Waiting for the first pixels.' : summaryText(answer.summary)}
          {answer !== null && isPreview(view.status) && ' Measured on a smoothed preview so far.'}
        </p>
      }
    >
      <div className="pn-scopes" role="group" aria-label="Scopes" tabIndex={0}>
        {answer !== null &&
          SCOPES.filter((id) => id !== 'key' && shown.includes(id)).map((id) => (
            <section key={id} className={`pn-scopes-item pn-scopes-${id}`} aria-label={TITLES[id]}>
              <h3 className="pn-scopes-title">{TITLES[id]}</h3>
              <Scope id={id} answer={answer} />
            </section>
          ))}
        {shown.includes('key') && (
          <section className="pn-scopes-item" aria-label={TITLES.key}>
            <h3 className="pn-scopes-title">{TITLES.key}, stops over 18 % grey</h3>
            <FalseColourKey />
          </section>
        )}
      </div>
    </Panel>
  );
}

function Scope({ id, answer }: { readonly id: ScopeId; readonly answer: ScopeAnswer }) {
  const words = `${TITLES[id]}. ${summaryText(answer.summary)}`;
  switch (id) {
    case 'waveform':
      return <Waveform answer={answer} label={words} />;
    case 'parade':
      return <Parade answer={answer} label={words} />;
    case 'vectorscope':
      return <Vector answer={answer} label={words} />;
    case 'histogram':
      return <HistogramPlot answer={answer} label={words} />;
    case 'key':
      return null;
  }
}

interface PlotProps {
  readonly answer: ScopeAnswer;
  readonly label: string;
}

function Waveform({ answer, label }: PlotProps) {
  const traces = useMemo(() => [{ density: answer.luma, colour: GREEN_WHITE }], [answer]);
  return (
    <ScopeCanvas label={label} traces={traces}>
      <Graticule scale={answer.scale} kind="levels" />
    </ScopeCanvas>
  );
}

function Parade({ answer, label }: PlotProps) {
  const channels = useMemo(
    () =>
      [
        ['Red', { density: answer.red, colour: RED }],
        ['Green', { density: answer.green, colour: GREEN }],
        ['Blue', { density: answer.blue, colour: BLUE }],
      ] as const,
    [answer],
  );
  return (
    <div className="pn-parade" role="img" aria-label={label}>
      {channels.map(([name, trace], place) => (
        <ParadeChannel key={name} name={name} trace={trace} scale={answer.scale} isFirst={place === 0} />
      ))}
    </div>
  );
}

function ParadeChannel(props: {
  readonly name: string;
  readonly trace: { readonly density: ScopeAnswer['red']; readonly colour: ScopeColour };
  readonly scale: ScopeScale;
  readonly isFirst: boolean;
}) {
  const [traces, setTraces] = useState([props.trace]);
  if (traces[0] !== props.trace) setTraces([props.trace]);
  return (
    <div className={props.isFirst ? 'pn-parade-channel pn-parade-first' : 'pn-parade-channel'}>
      <ScopeCanvas label={props.name} traces={traces}>
        <Graticule scale={props.scale} kind="levels" />
      </ScopeCanvas>
    </div>
  );
}

function Vector({ answer, label }: PlotProps) {
  const traces = useMemo(() => [{ density: answer.vector, colour: GREEN_WHITE }], [answer]);
  return (
    <ScopeCanvas label={label} traces={traces} isSquare>
      <VectorGraticule />
    </ScopeCanvas>
  );
}
