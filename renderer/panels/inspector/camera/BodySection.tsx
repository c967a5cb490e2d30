/** Body and recording mode: by maker, or a sensor of one's own. */
import type { CameraRecord } from '../../../../core/document/index.ts';
import type { OpticsCatalog } from '../../../../core/optics/catalog.ts';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SearchSelect } from '../../../widgets/search-select.tsx';
import { Select } from '../../../widgets/select.tsx';
import { bind, change } from '../edit/bind.ts';
import { QuantityProp, Warning } from '../parts/fields.tsx';
import { sensorText, type CameraFacts } from './camera-facts.ts';

const CUSTOM = 'custom';

export interface BodySectionProps {
  readonly records: readonly CameraRecord[];
  readonly catalog: OpticsCatalog;
  readonly facts: CameraFacts | null;
  readonly warning: string | null;
}

export function BodySection({ records, catalog, facts, warning }: BodySectionProps) {
  const camera = records.at(-1)!;
  const body = catalog.cameras.find(({ id }) => id === camera.bodyId) ?? null;
  const isSameBody = records.every(({ bodyId }) => bodyId === camera.bodyId);
  const isSameMode =
    isSameBody && records.every(({ recordingModeId }) => recordingModeId === camera.recordingModeId);
  const setBody = (id: string): void => {
    if (id === CUSTOM) {
      const size = { widthMm: facts?.widthMm ?? 24.89, heightMm: facts?.heightMm ?? 18.66 };
      change(records, 'Change body', (one) => ({
        ...one,
        bodyId: null,
        recordingModeId: null,
        customSensor: size,
      }));
      return;
    }
    const chosen = catalog.cameras.find((candidate) => candidate.id === id);
    const mode = chosen?.modes[0];
    if (chosen === undefined || mode === undefined) return;
    change(records, 'Change body', (one) => ({
      ...one,
      bodyId: chosen.id,
      recordingModeId: mode.id,
      customSensor: null,
    }));
  };
  const width = bind(records, 'sensor width', (one) => one.customSensor?.widthMm ?? 0, [
    'customSensor',
    'widthMm',
  ]);
  const height = bind(records, 'sensor height', (one) => one.customSensor?.heightMm ?? 0, [
    'customSensor',
    'heightMm',
  ]);
  const isCustom = records.every(({ customSensor }) => customSensor !== null);
  return (
    <PropertySection title="Body">
      <PropertyRow label="Body">
        <SearchSelect
          label="Body"
          options={[
            { id: CUSTOM, label: 'Sensor of your own' },
            ...catalog.cameras.map(({ id, maker, model, medium }) => ({
              id,
              label: `${maker} ${model}`,
              section: maker,
              ...(medium === 'film' ? { detail: 'film' } : {}),
            })),
          ]}
          value={camera.customSensor === null ? camera.bodyId : CUSTOM}
          isMixed={!isSameBody}
          onChange={setBody}
        />
      </PropertyRow>
      {body !== null && isSameBody && (
        <PropertyRow label="Mode">
          <Select
            label="Recording mode"
            options={body.modes.map((mode) => ({
              id: mode.id,
              label: mode.name,
              detail: `${mode.widthMm} × ${mode.heightMm} mm`,
            }))}
            value={camera.recordingModeId}
            isMixed={!isSameMode}
            onChange={(id) =>
              change(records, 'Change recording mode', (one) => ({ ...one, recordingModeId: id }))
            }
          />
        </PropertyRow>
      )}
      {isCustom && (
        <>
          <QuantityProp label="Width" quantity="focal-length" binding={width} min={0.1} max={1000} />
          <QuantityProp label="Height" quantity="focal-length" binding={height} min={0.1} max={1000} />
        </>
      )}
      {facts === null ? (
        <Warning>This body is not in the cupboard.</Warning>
      ) : (
        <div className="pn-row-hint pn-selectable">{sensorText(facts)}</div>
      )}
      <Warning>{warning}</Warning>
    </PropertySection>
  );
}
