/** Gels in front of the lamp, the nearest first: added by name, taken away, put in another order. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { LightRecord } from '../../../../core/document/index.ts';
import { GEL_NAMES, gelInfo, type GelName } from '../../../../core/lighting/gels.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { MenuButton, type MenuItems } from '../../../widgets/menu.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { change } from '../edit/bind.ts';
import { gelCss, gelText, readingOf } from './light-colour.ts';

const MOST = 8;
const FAMILIES: readonly (readonly [string, (name: GelName) => boolean])[] = [
  ['Warmer: CTO', (name) => name.endsWith('cto')],
  ['Cooler: CTB', (name) => name.endsWith('ctb')],
  ['Green and magenta', (name) => name.endsWith('plus-green') || name.endsWith('minus-green')],
  ['Neutral density', (name) => name.startsWith('nd-')],
];

const moved = <T,>(list: readonly T[], from: number, to: number): readonly T[] => {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
};

export function GelSection({ records }: { readonly records: readonly LightRecord[] }) {
  const light = records.at(-1)!;
  const isMixed = records.some(({ gels }) => gels.join() !== light.gels.join());
  const add = (name: GelName): void =>
    change(records, `Add ${gelInfo(name).label}`, (one) =>
      one.gels.length >= MOST ? one : { ...one, gels: [...one.gels, name] },
    );
  const setGels = (gels: readonly GelName[], what: string): void =>
    change(records, what, (one) => ({ ...one, gels }));
  const entry = (name: GelName) => ({ id: name, label: gelInfo(name).label, onAction: () => add(name) });
  const menu = (): readonly MenuItems[] => {
    const known = FAMILIES.map(([, has]) => GEL_NAMES.filter(has));
    const party = GEL_NAMES.filter((name) => !known.flat().includes(name));
    return [
      ...FAMILIES.map(([label], i) => ({ id: label, label, items: known[i]!.map(entry) })),
      { id: 'party', label: 'Party colours', items: party.map(entry) },
    ];
  };
  const transmission = readingOf(light)?.transmission ?? 1;
  return (
    <PropertySection
      title="Gels"
      trailing={
        <MenuButton label="Add a gel" icon={Plus} isLabelHidden={true} items={menu} placement="bottom end" />
      }
    >
      {isMixed ? (
        <p className="pn-insp-hint">The lights have different gels; one that is added goes onto all.</p>
      ) : light.gels.length === 0 ? (
        <p className="pn-insp-hint">No gel in front of it.</p>
      ) : (
        <>
          <ul className="pn-insp-list">
            {light.gels.map((name, index) => (
              <li key={`${name} ${index}`} className="pn-insp-item">
                <span className="pn-insp-swatch" style={{ background: gelCss(name) }} />
                <span className="pn-insp-item-text">
                  {gelInfo(name).label}
                  <span className="pn-insp-item-detail">{gelText(name)}</span>
                </span>
                {light.gels.length > 1 && (
                  <>
                    <IconButton
                      icon={ArrowUp}
                      label={`${gelInfo(name).label}: nearer to the lamp`}
                      isDisabled={index === 0}
                      onPress={() => setGels(moved(light.gels, index, index - 1), 'Move gel')}
                    />
                    <IconButton
                      icon={ArrowDown}
                      label={`${gelInfo(name).label}: farther from the lamp`}
                      isDisabled={index === light.gels.length - 1}
                      onPress={() => setGels(moved(light.gels, index, index + 1), 'Move gel')}
                    />
                  </>
                )}
                <IconButton
                  icon={X}
                  label={`Take ${gelInfo(name).label} away`}
                  onPress={() =>
                    setGels(
                      light.gels.filter((_, i) => i !== index),
                      `Take ${gelInfo(name).label} away`,
                    )
                  }
                />
              </li>
            ))}
          </ul>
          <p className="pn-row-hint">
            Together they pass {Math.round(transmission * 100)} %,{' '}
            {(-Math.log2(Math.max(transmission, 1e-6))).toFixed(1)} stops less, on this lamp
          </p>
        </>
      )}
    </PropertySection>
  );
}
