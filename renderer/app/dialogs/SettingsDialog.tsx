/** What a person sets up for themselves. Every change counts at once; there is nothing to confirm. */
import {
  ILLUMINANCE_UNITS,
  LENGTH_UNITS,
  NAVIGATION_PRESETS,
  type Settings,
} from '../../../core/protocol/index.ts';
import { runAction } from '../../state/actions.ts';
import { changeSettings, useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { PropertyRow } from '../../widgets/property-row.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { TextField } from '../../widgets/text-field.tsx';

export const LENGTH_NAMES: Readonly<Record<Settings['lengthUnit'], string>> = {
  m: 'm',
  cm: 'cm',
  mm: 'mm',
  'ft-in': 'ft in',
};
export const ILLUMINANCE_NAMES: Readonly<Record<Settings['illuminanceUnit'], string>> = {
  lx: 'lux',
  fc: 'fc',
};

const PRESETS: Readonly<
  Record<Settings['navigationPreset'], { readonly name: string; readonly text: string }>
> = {
  penumbra: {
    name: 'Penumbra',
    text: 'Orbit, pan and dolly with a mouse, a trackpad or fingers.',
  },
  blender: { name: 'Blender', text: 'Middle button orbits, Shift and middle button pan, wheel zooms.' },
  maya: { name: 'Maya', text: 'Alt with left orbits, Alt with middle pans, Alt with right zooms.' },
  unreal: { name: 'Unreal', text: 'Right button looks, with W A S D E Q to fly; Alt with left orbits.' },
};

export function SettingsDialog({ onClose }: HostedDialogProps) {
  const settings = useDesk((state) => state.settings);
  const folder = useDesk((state) => state.projectsFolder);
  return (
    <Dialog title="Settings" isOpen onClose={onClose} footer={<Button onPress={onClose}>Done</Button>}>
      <div className="pn-settings">
        <PropertyRow label="Lengths" hint="Fields take any unit when you type it: 5 ft 6, 180 cm, 1.8 m.">
          <SegmentedControl
            label="Lengths"
            value={settings.lengthUnit}
            onChange={(lengthUnit) => void changeSettings({ lengthUnit })}
            options={LENGTH_UNITS.map((id) => ({ id, label: LENGTH_NAMES[id] }))}
          />
        </PropertyRow>
        <PropertyRow
          label="Illuminance"
          hint="For light meters and for lights that are set by what they give at a distance."
        >
          <SegmentedControl
            label="Illuminance"
            value={settings.illuminanceUnit}
            onChange={(illuminanceUnit) => void changeSettings({ illuminanceUnit })}
            options={ILLUMINANCE_UNITS.map((id) => ({ id, label: ILLUMINANCE_NAMES[id] }))}
          />
        </PropertyRow>
        <PropertyRow label="Navigation" hint={PRESETS[settings.navigationPreset].text}>
          <SegmentedControl
            label="Navigation"
            value={settings.navigationPreset}
            onChange={(navigationPreset) => void changeSettings({ navigationPreset })}
            options={NAVIGATION_PRESETS.map((id) => ({ id, label: PRESETS[id].name }))}
          />
        </PropertyRow>
        <PropertyRow
          label="Projects folder"
          hint={
            settings.projectsFolder === ''
              ? `New projects go to ${folder === '' ? 'the default folder' : folder}.`
              : 'New projects go here. Empty: the default folder.'
          }
        >
          <TextField
            label="Projects folder"
            value={settings.projectsFolder}
            placeholder={folder}
            maxLength={4000}
            onCommit={(projectsFolder) => void changeSettings({ projectsFolder: projectsFolder.trim() })}
          />
        </PropertyRow>
        <PropertyRow label="Keyboard">
          <Button
            onPress={() => {
              onClose();
              runAction('help.shortcuts');
            }}
          >
            Shortcuts…
          </Button>
        </PropertyRow>
        <PropertyRow label="Hints">
          <Button
            isDisabled={settings.dismissedHints.length === 0}
            onPress={() => void changeSettings({ dismissedHints: [] })}
          >
            Show all hints again
          </Button>
        </PropertyRow>
      </div>
    </Dialog>
  );
}
