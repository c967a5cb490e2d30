/** The fields of what is selected. The primary record decides the kind; all selected ones of that kind are set together. */
import { Component, type ReactNode } from 'react';
import type { AnyRecord, RecordKind, RecordOf } from '../../../core/document/index.ts';
import { findRecord } from '../../../core/document/index.ts';
import { useDocument } from '../../state/desk-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { CameraInspector } from './camera/CameraInspector.tsx';
import { EnvironmentInspector } from './environment/EnvironmentInspector.tsx';
import { isAnimated, shownRecord } from './edit/shown-records.ts';
import { LightInspector } from './light/LightInspector.tsx';
import { MaterialInspector } from './material/MaterialInspector.tsx';
import { ObjectInspector } from './object/ObjectInspector.tsx';
import { NothingSelected } from './production/NothingSelected.tsx';
import { ProjectInspector } from './production/ProjectInspector.tsx';
import { SceneInspector } from './production/SceneInspector.tsx';
import { ShotInspector } from './production/ShotInspector.tsx';
import { TakeInspector } from './production/TakeInspector.tsx';
import './inspector.css';

export function InspectorPanel() {
  return (
    <Panel title="Inspector" isFlush={true}>
      <div className="pn-inspector-container">
        <div className="pn-inspector">
          <Selected />
        </div>
      </div>
    </Panel>
  );
}

function Selected() {
  const document = useDocument();
  const selection = useSelection();
  const shotId = useStage((stage) => stage.shotId);
  const selected = selection.flatMap((id) => document.records.get(id) ?? []);
  const primary = selected.at(-1);
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  const alike = selected.filter(({ kind }) => kind === primary?.kind);
  // a frame that passes redraws the panel only where something in it moves
  const moves = alike.some(({ id }) => isAnimated(shot, id));
  const frame = useStage((stage) => (moves ? stage.frame : 0));
  if (primary === undefined) return <NothingSelected />;
  const shown = moves ? alike.map((record) => shownRecord(record, shot, frame)) : alike;
  return (
    <FaultBoundary key={alike.map(({ id }) => id).join(' ')}>
      <Inspector records={shown} />
      {alike.length < selected.length && (
        <p className="pn-insp-others">
          {selected.length - alike.length} more selected of another kind: not changed here.
        </p>
      )}
    </FaultBoundary>
  );
}

const ofKind = <K extends RecordKind>(records: readonly AnyRecord[]): readonly RecordOf<K>[] =>
  records as readonly RecordOf<K>[];

function Inspector({ records }: { readonly records: readonly AnyRecord[] }) {
  switch (records.at(-1)!.kind) {
    case 'camera':
      return <CameraInspector records={ofKind<'camera'>(records)} />;
    case 'light':
      return <LightInspector records={ofKind<'light'>(records)} />;
    case 'environment':
      return <EnvironmentInspector records={ofKind<'environment'>(records)} />;
    case 'object':
      return <ObjectInspector records={ofKind<'object'>(records)} />;
    case 'material':
      return <MaterialInspector records={ofKind<'material'>(records)} />;
    case 'shot':
      return <ShotInspector records={ofKind<'shot'>(records)} />;
    case 'scene':
      return <SceneInspector records={ofKind<'scene'>(records)} />;
    case 'project':
      return <ProjectInspector records={ofKind<'project'>(records)} />;
    case 'take':
      return <TakeInspector records={ofKind<'take'>(records)} />;
  }
}

/** A record that cannot be drawn takes down its own panel, not the desk. */
class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly fault: string | null }> {
  override state = { fault: null };

  static getDerivedStateFromError(error: unknown): { readonly fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <EmptyState title="This cannot be shown" text={fault} />;
  }
}
