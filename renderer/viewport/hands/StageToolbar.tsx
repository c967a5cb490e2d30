/** The tools of the stage, above its panes. Each button is an action, with its key in the tip. */
import {
  Crosshair,
  Columns2,
  Dices,
  Focus,
  Gauge,
  Grid2x2,
  Layers,
  Magnet,
  MousePointer2,
  Move,
  Move3d,
  Rotate3d,
  Ruler,
  Scale3d,
  Sparkles,
  Square,
  Video,
} from 'lucide-react';
import { runAction, useActions } from '../../state/actions.ts';
import { composedSceneId } from '../../state/composed-things.ts';
import { documentOf, useDesk } from '../../state/desk-store.ts';
import { setStage, useStage, type PaneView, type StageTool } from '../../state/stage-store.ts';
import { IconButton } from '../../widgets/icon-button.tsx';
import { actionItems, MenuButton } from '../../widgets/menu.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { overlayActions } from './stage-actions.ts';

const TOOL_ICONS = {
  select: MousePointer2,
  move: Move,
  rotate: Rotate3d,
  scale: Scale3d,
  operate: Video,
  focus: Focus,
  measure: Ruler,
  meter: Gauge,
} as const satisfies Readonly<Record<StageTool, unknown>>;

const LENGTHS = [0.01, 0.05, 0.1, 0.25, 0.5, 1] as const;
const ANGLES = [1, 5, 15, 45, 90] as const;

export function StageToolbar() {
  // toggles show what is on: whatever changes that renders the bar anew
  useActions();
  const stage = useStage((state) => state);
  const isComposed = useDesk((desk) => composedSceneId(documentOf(desk), stage.sceneId) !== null);
  const index = stage.layout === 'single' ? 0 : stage.activePane;
  const view = stage.panes[index] ?? 'camera';
  return (
    <div className="pn-stage-toolbar" role="toolbar" aria-label="Stage tools">
      <div className="pn-stage-toolbar-group">
        {(Object.keys(TOOL_ICONS) as StageTool[]).map((tool) => (
          <IconButton
            key={tool}
            icon={TOOL_ICONS[tool]}
            actionId={`stage.tool-${tool}`}
            isPressed={stage.tool === tool}
          />
        ))}
      </div>
      <div className="pn-stage-toolbar-group">
        <IconButton icon={Move3d} actionId="stage.space" isPressed={stage.space === 'local'} />
        <IconButton icon={Magnet} actionId="stage.snap" isPressed={stage.snap.on} />
        <MenuButton
          label="Snap steps"
          isLabelHidden
          icon={Crosshair}
          items={() => [
            ...LENGTHS.map((metres) => ({
              id: `m${metres}`,
              label: `${metres < 1 ? `${metres * 100} cm` : `${metres} m`}`,
              isOn: stage.snap.metres === metres,
              onAction: () => setStage({ snap: { ...stage.snap, metres, on: true } }),
            })),
            'separator',
            ...ANGLES.map((degrees) => ({
              id: `d${degrees}`,
              label: `${degrees}°`,
              isOn: stage.snap.degrees === degrees,
              onAction: () => setStage({ snap: { ...stage.snap, degrees, on: true } }),
            })),
          ]}
        />
        {isComposed && (
          <MenuButton
            label="Find anew, change or lock"
            isLabelHidden
            icon={Dices}
            items={() =>
              actionItems(
                'words.vary-picked',
                'words.vary-rest',
                '-',
                'words.revise',
                'words.grow',
                '-',
                'object.lock',
              )
            }
          />
        )}
      </div>
      <div className="pn-stage-toolbar-space" />
      <div className="pn-stage-toolbar-group">
        <SegmentedControl<PaneView>
          label="View of the pane"
          value={view}
          options={[
            { id: 'camera', label: 'Lens' },
            { id: 'free', label: 'Free' },
            { id: 'top', label: 'Plan' },
          ]}
          onChange={(next) => runAction(`stage.view-${next}`)}
        />
        <SegmentedControl<'proxy' | 'solid' | 'render'>
          label="Shading"
          value={stage.shading}
          options={[
            { id: 'proxy', label: 'Lit' },
            { id: 'solid', label: 'Solid' },
            { id: 'render', label: 'Render', icon: Sparkles },
          ]}
          onChange={(shading) => {
            if ((shading === 'render') !== (stage.shading === 'render')) runAction('render.toggle');
            if (shading !== 'render') setStage({ shading });
          }}
        />
        <SegmentedControl<'single' | 'split' | 'quad'>
          label="Panes"
          value={stage.layout}
          options={[
            { id: 'single', label: 'One pane', icon: Square },
            { id: 'split', label: 'Two panes', icon: Columns2 },
            { id: 'quad', label: 'Four panes', icon: Grid2x2 },
          ]}
          onChange={(layout) => runAction(`stage.layout-${layout}`)}
        />
        <MenuButton
          label="Overlays"
          isLabelHidden
          icon={Layers}
          items={() =>
            overlayActions().map(({ id, title, isOn, run }) => ({
              id,
              label: title.replace('Show: ', ''),
              isOn: isOn?.() ?? false,
              onAction: () => void run(),
            }))
          }
        />
      </div>
    </div>
  );
}
