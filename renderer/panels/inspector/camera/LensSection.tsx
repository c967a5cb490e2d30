/** Lens set, lens, focal length and stop. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { CameraRecord } from '../../../../core/document/index.ts';
import { widestTStop, type OpticsCatalog } from '../../../../core/optics/catalog.ts';
import { isZoom, type LensSet } from '../../../../core/optics/catalog-types.ts';
import { formatMarkedTStop, formatTStop, stopScale } from '../../../../core/optics/stop-scale.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SearchSelect } from '../../../widgets/search-select.tsx';
import { Select } from '../../../widgets/select.tsx';
import { Slider } from '../../../widgets/slider.tsx';
import { bind, change } from '../edit/bind.ts';
import { FactRow, QuantityProp } from '../parts/fields.tsx';
import type { CameraFacts, cameraWarnings } from './camera-facts.ts';
import { putLens } from './camera-actions.ts';
import { glassOf, lensById, lensLabel, lensOfSet } from './lens-steps.ts';

export const GENERIC = 'generic';
const KINDS = {
  'spherical-prime': 'Spherical primes',
  'spherical-zoom': 'Zooms',
  'anamorphic-prime': 'Anamorphic primes',
  'anamorphic-zoom': 'Anamorphic zooms',
} as const;
const inKindOrder = (sets: readonly LensSet[]): readonly LensSet[] =>
  (Object.keys(KINDS) as LensSet['kind'][]).flatMap((kind) => sets.filter((set) => set.kind === kind));
const SQUEEZES = [1, 1.25, 1.3, 1.33, 1.5, 1.65, 1.8, 2];

export interface LensSectionProps {
  readonly records: readonly CameraRecord[];
  readonly catalog: OpticsCatalog;
  readonly facts: CameraFacts | null;
  readonly warnings: ReturnType<typeof cameraWarnings> | null;
}

export function LensSection({ records, catalog, facts, warnings }: LensSectionProps) {
  const camera = records.at(-1)!;
  const glass = glassOf(camera, catalog);
  const setIdOf = (one: CameraRecord): string | null =>
    one.lensId === null ? GENERIC : (glassOf(one, catalog)?.set.id ?? null);
  const setId = setIdOf(camera);
  const isSameSet = records.every((one) => setIdOf(one) === setId);
  const isSameLens = records.every(({ lensId }) => lensId === camera.lensId);
  const focal = bind(records, 'focal length', (one) => one.focalLengthMm, ['focalLengthMm'], {
    track: 'focalLengthMm',
  });
  const stop = bind(records, 'T-stop', (one) => one.tStop, ['tStop'], { track: 'tStop' });
  const zoom = glass !== null && isZoom(glass.lens) ? glass.lens : null;
  const isPrime = glass !== null && zoom === null;
  const widest = glass === null || facts === null ? 1 : widestTStop(glass.lens, facts.film.focalLength);
  return (
    <PropertySection
      title="Lens"
      trailing={
        <>
          <IconButton icon={ChevronLeft} actionId="camera.previous-focal-length" />
          <IconButton icon={ChevronRight} actionId="camera.next-focal-length" />
        </>
      }
    >
      <PropertyRow label="Lens set">
        <SearchSelect
          label="Lens set"
          options={[
            { id: GENERIC, label: 'Generic lens' },
            ...inKindOrder(catalog.lensSets).map(({ id, maker, name, kind, coverage }) => ({
              id,
              label: `${maker} ${name}`,
              section: KINDS[kind],
              detail: coverage,
            })),
          ]}
          value={setId}
          isMixed={!isSameSet}
          placeholder="Not in the cupboard"
          onChange={(id) => {
            if (id === GENERIC)
              change(records, 'Take a generic lens', (one) => ({
                ...one,
                lensId: null,
                genericLens: { ...one.genericLens, squeeze: facts?.squeeze ?? 1 },
              }));
            else putLens(records, (one) => lensOfSet(catalog, id, one.focalLengthMm));
          }}
        />
      </PropertyRow>
      {glass !== null && isSameSet && (
        <PropertyRow label="Lens">
          <Select
            label="Lens"
            options={glass.set.lenses.map((lens) => ({ id: lens.id, label: lensLabel(lens) }))}
            value={camera.lensId}
            isMixed={!isSameLens}
            onChange={(id) => putLens(records, (one) => lensById(catalog, id, one.focalLengthMm))}
          />
        </PropertyRow>
      )}
      {!isPrime && (
        <QuantityProp
          label="Focal length"
          quantity="focal-length"
          binding={focal}
          min={1}
          max={5000}
          hint={warnings?.focalLength ?? undefined}
          isWarning={true}
        />
      )}
      {zoom !== null && (
        <PropertyRow label="Zoom">
          <Slider
            label="Zoom"
            value={camera.focalLengthMm}
            min={zoom.focalRangeMm[0]}
            max={zoom.focalRangeMm[1]}
            scale="log"
            onChange={focal.set}
          />
        </PropertyRow>
      )}
      {isPrime && warnings !== null && warnings.focalLength !== null && (
        <div className="pn-insp-warning" role="status">
          {warnings.focalLength}, the camera is set to {Number(camera.focalLengthMm.toFixed(1))} mm.
        </div>
      )}
      <QuantityProp
        label="T-stop"
        quantity="t-stop"
        binding={stop}
        min={0.5}
        max={128}
        isWarning={warnings !== null && warnings.tStop !== null}
        hint={warnings?.tStop ?? (glass === null ? undefined : `Wide open: ${formatMarkedTStop(widest)}`)}
        presets={[
          ...(glass === null ? [] : [{ label: `${formatMarkedTStop(widest)} wide open`, value: widest }]),
          ...stopScale(widest, 22.7, 1).map((value) => ({ label: formatTStop(value), value })),
        ]}
      />
      {camera.lensId === null && <GenericRows records={records} />}
      {facts !== null && (
        <div className="pn-insp-facts">
          <FactRow label="Field of view">
            {facts.horizontalDeg.toFixed(1)}° × {facts.verticalDeg.toFixed(1)}°
          </FactRow>
          {facts.squeeze !== 1 && <FactRow label="Squeeze">{Number(facts.squeeze.toFixed(2))}×</FactRow>}
        </div>
      )}
    </PropertySection>
  );
}

function GenericRows({ records }: { readonly records: readonly CameraRecord[] }) {
  const squeeze = bind(records, 'squeeze', (one) => one.genericLens.squeeze, ['genericLens', 'squeeze']);
  const blades = bind(records, 'iris blades', (one) => one.genericLens.irisBlades, [
    'genericLens',
    'irisBlades',
  ]);
  return (
    <>
      <QuantityProp
        label="Squeeze"
        quantity="number"
        binding={squeeze}
        min={1}
        max={2.5}
        step={0.05}
        format={(value) => `${Number(value.toFixed(2))}×`}
        presets={SQUEEZES.map((value) => ({
          label: value === 1 ? '1× spherical' : `${value}× anamorphic`,
          value,
        }))}
      />
      <QuantityProp
        label="Iris blades"
        quantity="count"
        binding={blades}
        min={0}
        max={32}
        format={(value) => (value < 3 ? 'round' : String(value))}
      />
    </>
  );
}
