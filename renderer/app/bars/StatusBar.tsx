/** The bar below the dock: what renders, what is selected, what the camera is set to, which frame, which units. */
import { Camera, Cpu, MousePointer2 } from 'lucide-react';
import { findRecord, type AnyRecord } from '../../../core/document/index.ts';
import { ILLUMINANCE_UNITS, LENGTH_UNITS } from '../../../core/protocol/index.ts';
import { cameraSlate } from '../../state/camera-slate.ts';
import { changeSettings, useDesk, useDocument } from '../../state/desk-store.ts';
import { useBackground } from '../../state/jobs-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { ComingItem } from '../../viewport/ComingItem.tsx';
import { RenderStatusItem } from '../../viewport/render/RenderStatusItem.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton } from '../../widgets/menu.tsx';
import { ILLUMINANCE_NAMES, LENGTH_NAMES } from '../dialogs/SettingsDialog.tsx';
import { selectionText } from './selection-text.ts';

function Slate() {
  const document = useDocument();
  const cameraId = useStage((state) => state.cameraId);
  const lengthUnit = useDesk((state) => state.settings.lengthUnit);
  const camera = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  if (camera === null) return <span className="pn-status-quiet">No camera</span>;
  return (
    <span className="pn-slate">
      <Icon of={Camera} />
      <strong>{camera.name}</strong>
      {cameraSlate(camera, lengthUnit).map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

function Frames() {
  const document = useDocument();
  const shotId = useStage((state) => state.shotId);
  const frame = useStage((state) => state.frame);
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  const [project] = [...document.records.values()].filter((record) => record.kind === 'project');
  const fps = project?.fps ?? 24;
  return (
    <span className="pn-status-frames">
      {shot !== null && (
        <>
          <strong>{shot.shotNumber === '' ? shot.name : shot.shotNumber}</strong>
          <span>
            Frame {Math.round(frame)} of {shot.startFrame}–{shot.endFrame}
          </span>
        </>
      )}
      <span>{fps} fps</span>
    </span>
  );
}

function Units() {
  const settings = useDesk((state) => state.settings);
  return (
    <>
      <MenuButton
        label="Lengths"
        placement="top end"
        className="pn-status-button"
        items={LENGTH_UNITS.map((unit) => ({
          id: unit,
          label: LENGTH_NAMES[unit],
          isOn: unit === settings.lengthUnit,
          onAction: () => void changeSettings({ lengthUnit: unit }),
        }))}
      >
        {LENGTH_NAMES[settings.lengthUnit]}
      </MenuButton>
      <MenuButton
        label="Illuminance"
        placement="top end"
        className="pn-status-button"
        items={ILLUMINANCE_UNITS.map((unit) => ({
          id: unit,
          label: ILLUMINANCE_NAMES[unit],
          isOn: unit === settings.illuminanceUnit,
          onAction: () => void changeSettings({ illuminanceUnit: unit }),
        }))}
      >
        {ILLUMINANCE_NAMES[settings.illuminanceUnit]}
      </MenuButton>
    </>
  );
}

/** What is done unasked: it makes way for everything that is asked. */
function Background() {
  const background = useBackground();
  if (background === null) return null;
  return (
    <span className="pn-status-part pn-status-quiet" title="Done in the background">
      {background.label}…
    </span>
  );
}

export function StatusBar() {
  const device = useDesk((state) => state.device);
  const document = useDocument();
  const selected = useSelection().flatMap((id): AnyRecord[] => {
    const record = document.records.get(id);
    return record === undefined ? [] : [record];
  });
  return (
    <footer className="pn-statusbar" data-region="status" aria-label="Status">
      <span className="pn-status-part" title="What the engine renders on">
        <Icon of={Cpu} />
        {device === '' ? 'no device' : device}
      </span>
      <ComingItem />
      <RenderStatusItem />
      <Background />
      <span className="pn-status-part pn-status-selection">
        <Icon of={MousePointer2} />
        {selectionText(selected)}
      </span>
      <span className="pn-status-space" />
      <Slate />
      <span className="pn-status-space" />
      <Frames />
      <Units />
    </footer>
  );
}
