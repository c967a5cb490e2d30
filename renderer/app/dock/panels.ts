/** The dock's panels: what each is called, what it is for, and where it stands in the default layout. */
import type { ComponentType } from 'react';
import {
  Activity,
  Box,
  Clapperboard,
  Film,
  LayoutGrid,
  Library,
  ListTree,
  SlidersHorizontal,
  SquareStack,
  type LucideIcon,
} from 'lucide-react';
import { BoardPanel } from '../../panels/board/BoardPanel.tsx';
import { InspectorPanel } from '../../panels/inspector/InspectorPanel.tsx';
import { LibraryPanel } from '../../panels/library/LibraryPanel.tsx';
import { OutlinerPanel } from '../../panels/outliner/OutlinerPanel.tsx';
import { ScopesPanel } from '../../panels/scopes/ScopesPanel.tsx';
import { ShotsPanel } from '../../panels/shots/ShotsPanel.tsx';
import { TakesPanel } from '../../panels/takes/TakesPanel.tsx';
import { TimelinePanel } from '../../panels/timeline/TimelinePanel.tsx';
import { StagePanel } from '../../viewport/StagePanel.tsx';
import type { PanelId } from './panel-ids.ts';

/** Regions of the default layout; a panel that is opened again goes to where the others of its region are. */
export type Region = 'left' | 'centre' | 'right' | 'bottom';

export interface PanelDefinition {
  readonly id: PanelId;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly region: Region;
  /** Moves the focus into the panel. */
  readonly shortcut: string;
  readonly component: ComponentType;
}

export const PANELS: Readonly<Record<PanelId, PanelDefinition>> = {
  outliner: {
    id: 'outliner',
    title: 'Outliner',
    icon: ListTree,
    region: 'left',
    shortcut: 'Alt+1',
    component: OutlinerPanel,
  },
  library: {
    id: 'library',
    title: 'Library',
    icon: Library,
    region: 'left',
    shortcut: 'Alt+2',
    component: LibraryPanel,
  },
  stage: {
    id: 'stage',
    title: 'Stage',
    icon: Box,
    region: 'centre',
    shortcut: 'Alt+3',
    component: StagePanel,
  },
  inspector: {
    id: 'inspector',
    title: 'Inspector',
    icon: SlidersHorizontal,
    region: 'right',
    shortcut: 'Alt+4',
    component: InspectorPanel,
  },
  scopes: {
    id: 'scopes',
    title: 'Scopes',
    icon: Activity,
    region: 'right',
    shortcut: 'Alt+5',
    component: ScopesPanel,
  },
  shots: {
    id: 'shots',
    title: 'Shots',
    icon: Clapperboard,
    region: 'bottom',
    shortcut: 'Alt+6',
    component: ShotsPanel,
  },
  board: {
    id: 'board',
    title: 'Board',
    icon: LayoutGrid,
    region: 'bottom',
    shortcut: 'Alt+7',
    component: BoardPanel,
  },
  takes: {
    id: 'takes',
    title: 'Takes',
    icon: SquareStack,
    region: 'bottom',
    shortcut: 'Alt+8',
    component: TakesPanel,
  },
  timeline: {
    id: 'timeline',
    title: 'Timeline',
    icon: Film,
    region: 'bottom',
    shortcut: 'Alt+9',
    component: TimelinePanel,
  },
};
