/** The panes as elements: each where the layout puts it, over the one canvas. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { setStage, useStage } from '../../state/stage-store.ts';
import { PaneOverlay } from '../hands/PaneOverlay.tsx';
import { useNavigation } from '../hands/use-navigation.ts';
import { RenderView } from '../render/RenderView.tsx';
import { PaneReact, panePlaces, PLAN_INSET, type Pane, type PaneContext } from './pane.ts';
import { placePanes, usePanes, usePanesRevision } from './panes.ts';
import { StageCanvas } from './StageCanvas.tsx';
import { useInsetCorner } from './inset-corner.ts';

const NAMES = { camera: 'Through the lens', free: 'Free view', top: 'Plan' } as const;

export function Panes() {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const area = element.current;
    if (area === null) return undefined;
    const measure = (): void => setSize({ width: area.clientWidth, height: area.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    measure();
    return () => observer.disconnect();
  }, []);

  const layout = useStage((state) => state.layout);
  const views = useStage((state) => state.panes);
  const show = useStage((state) => state.show);
  const corner = useInsetCorner();
  useEffect(() => {
    placePanes(panePlaces({ layout, panes: views, show }, size.width, size.height, corner));
  }, [layout, views, show, size, corner]);

  const panes = usePanes();
  return (
    <div className="pn-stage-panes" ref={element}>
      <StageCanvas />
      {panes.map((pane) => (
        <PaneElement key={pane.paneIndex} pane={pane} count={panes.length} />
      ))}
    </div>
  );
}

function PaneElement({ pane, count }: { readonly pane: Pane; readonly count: number }) {
  usePanesRevision();
  const element = useRef<HTMLElement>(null);
  const isActive = useStage((state) => state.activePane === pane.paneIndex);
  const isRender = useStage(
    (state) => state.shading === 'render' && state.activePane === pane.paneIndex && pane.view !== 'top',
  );
  useNavigation(pane, element);
  const { paneIndex, view, rect, recorded, delivery } = pane;
  const isInset = paneIndex === PLAN_INSET;
  const context: PaneContext = { paneIndex, view, pane, rect, recorded, delivery };
  return (
    <PaneReact value={context}>
      <section
        ref={element}
        className={`pn-pane${isInset ? ' pn-pane-inset' : ''}${isActive && count > 1 ? ' pn-pane-active' : ''}`}
        style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        aria-label={isInset ? 'Plan, inset' : `${NAMES[view]}${count > 1 ? `, pane ${paneIndex + 1}` : ''}`}
        tabIndex={0}
        data-pane={paneIndex}
        onPointerDownCapture={() => activate(paneIndex)}
        onFocus={() => activate(paneIndex)}
      >
        {isRender && (
          <Below>
            <RenderView paneIndex={paneIndex} rect={view === 'camera' ? recorded : null} />
          </Below>
        )}
        <PaneOverlay />
      </section>
    </PaneReact>
  );
}

const Below = ({ children }: { readonly children: ReactNode }) => (
  <div className="pn-pane-render">{children}</div>
);

/** The inset is looked at; it does not become the pane that new things and renders go by. */
function activate(paneIndex: number): void {
  if (paneIndex !== PLAN_INSET) setStage({ activePane: paneIndex });
}
