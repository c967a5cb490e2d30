/** Filters in front of the lens, with the light that each costs. */
import { Plus, X } from 'lucide-react';
import type { CameraRecord } from '../../../../core/document/index.ts';
import type { OpticsCatalog } from '../../../../core/optics/catalog.ts';
import { formatQuantity, METRIC } from '../../../../core/units/quantity-text.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { MenuButton, type MenuItems } from '../../../widgets/menu.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { change } from '../edit/bind.ts';

const MOST = 16;
const KINDS: readonly (readonly [string, string])[] = [
  ['neutral-density', 'Neutral density'],
  ['colour-conversion', 'Colour conversion'],
  ['polarizer', 'Polarizers'],
  ['diffusion', 'Diffusion'],
  ['contrast', 'Contrast'],
  ['close-up', 'Close-up'],
  ['clear', 'Clear'],
];

export function FilterSection({
  records,
  catalog,
}: {
  readonly records: readonly CameraRecord[];
  readonly catalog: OpticsCatalog;
}) {
  const camera = records.at(-1)!;
  const isMixed = records.some(({ filters }) => JSON.stringify(filters) !== JSON.stringify(camera.filters));
  const add = (name: string, stops: number): void =>
    change(records, `Add ${name}`, (one) =>
      one.filters.length >= MOST ? one : { ...one, filters: [...one.filters, { name, stops }] },
    );
  const menu = (): readonly MenuItems[] =>
    KINDS.flatMap(([kind, label]): MenuItems[] => {
      const filters = catalog.filters.filter((filter) => filter.kind === kind);
      return filters.length === 0
        ? []
        : [
            {
              id: kind,
              label,
              items: filters.map((filter) => ({
                id: filter.id,
                label: filter.name,
                onAction: () => add(filter.name, filter.stops),
              })),
            },
          ];
    });
  const total = camera.filters.reduce((sum, { stops }) => sum + stops, 0);
  return (
    <PropertySection
      title="Filters"
      isOpenAtFirst={camera.filters.length > 0}
      trailing={
        <MenuButton
          label="Add a filter"
          icon={Plus}
          isLabelHidden={true}
          items={menu}
          placement="bottom end"
        />
      }
    >
      {isMixed ? (
        <p className="pn-insp-hint">The cameras have different filters; one that is added goes onto all.</p>
      ) : camera.filters.length === 0 ? (
        <p className="pn-insp-hint">No filter but the ND of the camera.</p>
      ) : (
        <ul className="pn-insp-list">
          {camera.filters.map((filter, index) => (
            <li key={`${filter.name} ${index}`} className="pn-insp-item">
              <span className="pn-insp-item-text">
                {filter.name}
                <span className="pn-insp-item-detail">
                  {filter.stops === 0 ? 'no loss' : `costs ${formatQuantity(filter.stops, 'stops', METRIC)}`}
                </span>
              </span>
              <IconButton
                icon={X}
                label={`Take ${filter.name} away`}
                onPress={() =>
                  change(records, `Take ${filter.name} away`, (one) => ({
                    ...one,
                    filters: one.filters.filter((_, i) => i !== index),
                  }))
                }
              />
            </li>
          ))}
        </ul>
      )}
      {!isMixed && camera.filters.length > 1 && (
        <p className="pn-row-hint">Together {formatQuantity(total, 'stops', METRIC)}</p>
      )}
    </PropertySection>
  );
}
