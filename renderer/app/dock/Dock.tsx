/** The docked panels, in the layout that the person made. */
import { useEffect, useMemo, useRef } from 'react';
import {
  DockviewReact,
  type DockviewApi,
  type DockviewReadyEvent,
  type GetTabContextMenuItemsParams,
  type IDockviewPanelHeaderProps,
  type ReactContextMenuItemConfig,
} from 'dockview-react';
import { changeSettings, deskStore } from '../../state/desk-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { adoptDock, buildDefaultLayout } from './dock-store.ts';
import { storedLayout, usableLayout } from './layout.ts';
import { PanelBoundary } from './PanelBoundary.tsx';
import { PANEL_IDS, isPanelId, type PanelId } from './panel-ids.ts';
import { PANELS } from './panels.ts';

/** Settings are written this long after the last change of the layout. */
const KEEP_AFTER_MS = 800;

const panelComponent = (id: PanelId) => {
  const { component: Content, title } = PANELS[id];
  const DockedPanel = () => (
    <div className="pn-dock-panel" data-panel={id} tabIndex={-1}>
      <PanelBoundary title={title}>
        <Content />
      </PanelBoundary>
    </div>
  );
  return DockedPanel;
};
const COMPONENTS = Object.fromEntries(PANEL_IDS.map((id) => [id, panelComponent(id)]));

function DockTab({ api }: IDockviewPanelHeaderProps) {
  const panel = isPanelId(api.id) ? PANELS[api.id] : null;
  return (
    <span className="pn-dock-tab">
      <Icon of={panel?.icon} />
      <span>{panel?.title ?? api.title}</span>
    </span>
  );
}

const tabMenu = ({ panel, api }: GetTabContextMenuItemsParams): ReactContextMenuItemConfig[] => [
  {
    label: api.hasMaximizedGroup() ? 'Restore' : 'Maximise',
    action: () => (api.hasMaximizedGroup() ? api.exitMaximizedGroup() : api.maximizeGroup(panel)),
  },
  {
    label: 'Float',
    disabled: panel.api.location.type === 'floating',
    action: () =>
      api.addFloatingGroup(panel, {
        width: api.width * 0.32,
        height: api.height * 0.5,
        position: { left: api.width * 0.34, top: api.height * 0.1 },
      }),
  },
  { label: 'Close', disabled: panel.id === 'stage', action: () => panel.api.close() },
];

const THEME = {
  name: 'penumbra',
  className: 'pn-dock-theme',
  colorScheme: 'dark',
  gap: 1,
  dndOverlayMounting: 'absolute',
  dndPanelOverlay: 'group',
} as const;

function restore(api: DockviewApi): void {
  const kept = usableLayout(deskStore.getState().settings.layout);
  if (kept !== null) {
    try {
      api.fromJSON(kept);
      return;
    } catch {
      // a layout of another version of the library: the default one is made below
    }
  }
  buildDefaultLayout(api);
}

export function Dock() {
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);
  const onReady = useMemo(
    () =>
      ({ api }: DockviewReadyEvent): void => {
        restore(api);
        const release = adoptDock(api);
        let timer: ReturnType<typeof setTimeout> | undefined;
        const keep = (): void => {
          timer = undefined;
          void changeSettings({ layout: storedLayout(api.toJSON()) });
        };
        const change = api.onDidLayoutChange(() => {
          clearTimeout(timer);
          timer = setTimeout(keep, KEEP_AFTER_MS);
        });
        end.current = () => {
          change.dispose();
          if (timer !== undefined) {
            clearTimeout(timer);
            keep();
          }
          release();
        };
      },
    [],
  );
  return (
    <DockviewReact
      className="pn-dock"
      theme={THEME}
      components={COMPONENTS}
      defaultTabComponent={DockTab}
      onReady={onReady}
      disableFloatingGroups={false}
      floatingGroupDragHandle="tabbar"
      floatingGroupBounds="boundedWithinViewport"
      noPanelsOverlay="emptyGroup"
      getTabContextMenuItems={tabMenu}
    />
  );
}
