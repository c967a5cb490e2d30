/** Where cameras and lights stand: a marker of constant size that can be picked, with the name when names are shown. */
import { Camera, Lightbulb, LightbulbOff } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Vector3 } from 'three';
import { recordsOf, type CameraRecord, type LightRecord } from '../../../core/document/index.ts';
import { useDocument } from '../../state/desk-store.ts';
import { select, useIsSelected } from '../../state/selection-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { Icon } from '../../widgets/icon.tsx';
import { PLAN_INSET, usePane } from '../picture/pane.ts';
import { objectOfRecord } from '../picture/stage-scene.ts';
import { useFollow } from './followers.ts';

export function Markers() {
  const document = useDocument();
  const { view, paneIndex } = usePane();
  const sceneId = useStage((state) => state.sceneId);
  const activeCamera = useStage((state) => state.cameraId);
  const show = useStage((state) => state.show);
  const records = useMemo(
    () =>
      [...recordsOf(document, 'camera'), ...recordsOf(document, 'light')].filter(
        (record) => record.sceneId === sceneId,
      ),
    [document, sceneId],
  );
  return records
    .filter((record) => !(view === 'camera' && record.id === activeCamera))
    .filter((record) => (record.kind === 'camera' ? show.cameraBodies : show.lightCones))
    .map((record) => (
      <Marker key={record.id} record={record} isNamed={show.names || paneIndex === PLAN_INSET} />
    ));
}

function Marker({
  record,
  isNamed,
}: {
  readonly record: CameraRecord | LightRecord;
  readonly isNamed: boolean;
}) {
  const { pane } = usePane();
  const element = useRef<HTMLDivElement>(null);
  const isSelected = useIsSelected(record.id);
  useFollow(pane, element, () => {
    const rig = objectOfRecord(record.id);
    if (rig === null) return null;
    rig.updateWorldMatrix(true, false);
    return new Vector3().setFromMatrixPosition(rig.matrixWorld);
  });
  const isOff = record.kind === 'light' && !record.enabled;
  return (
    // the outliner is where the keyboard picks records: markers are for the pointer
    <div ref={element} className="pn-marker" aria-hidden="true">
      <span
        className={`pn-marker-dot pn-marker-${record.kind}${isSelected ? ' pn-marker-selected' : ''}${isOff ? ' pn-marker-off' : ''}`}
        data-own-pointer=""
        data-marker={record.id}
        title={record.name}
        onPointerDown={(event) =>
          select([record.id], event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'add' : 'replace')
        }
      >
        <Icon of={record.kind === 'camera' ? Camera : isOff ? LightbulbOff : Lightbulb} />
      </span>
      {(isNamed || isSelected) && <span className="pn-marker-name">{record.name}</span>}
    </div>
  );
}
