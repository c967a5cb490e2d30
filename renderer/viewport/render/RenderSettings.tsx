/** The render's settings and those of looking at it, behind the button of the bar. */
import { Settings2 } from 'lucide-react';
import type { AgxLook } from '../../../core/color/agx.ts';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { PropertyRow } from '../../widgets/property-row.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { Select } from '../../widgets/select.tsx';
import { Slider } from '../../widgets/slider.tsx';
import { Switch } from '../../widgets/switch.tsx';
import {
  BOUNCE_CHOICES,
  GOALS,
  setRenderSettings,
  useRenderSettings,
  type Resolution,
} from './render-settings.ts';
import { countText, stopsText } from './render-words.ts';
import { FARTHEST_OFFSET, setViewing, setZebra, useViewing, type ViewingState } from './viewing-store.ts';

const RESOLUTION_OPTIONS: readonly { id: Resolution; label: string }[] = [
  { id: 'quarter', label: '1/4' },
  { id: 'half', label: '1/2' },
  { id: 'full', label: '1:1' },
];
const TRANSFORMS: readonly { id: ViewingState['transform']; label: string }[] = [
  { id: 'agx', label: 'AgX' },
  { id: 'neutral', label: 'Neutral' },
  { id: 'linear', label: 'sRGB, clipped' },
];
const LOOKS: readonly { id: AgxLook; label: string }[] = [
  { id: 'base', label: 'Base' },
  { id: 'punchy', label: 'Punchy' },
  { id: 'golden', label: 'Golden' },
];
const options = (numbers: readonly number[], one: string, many: string) =>
  numbers.map((n) => ({ id: String(n), label: `${countText(n)} ${n === 1 ? one : many}` }));

export function RenderSettingsFields() {
  const { resolution, goalSamples, maxBounces } = useRenderSettings((state) => state);
  const { transform, look, offsetStops, zebra } = useViewing((state) => state);
  return (
    <div className="pn-render-settings">
      <PropertyRow label="Resolution">
        <SegmentedControl
          label="Resolution"
          options={RESOLUTION_OPTIONS}
          value={resolution}
          onChange={(id) => setRenderSettings({ resolution: id })}
        />
      </PropertyRow>
      <PropertyRow label="Goal">
        <Select
          label="Goal"
          options={options(GOALS, 'sample', 'samples')}
          value={String(goalSamples)}
          onChange={(id) => setRenderSettings({ goalSamples: Number(id) })}
        />
      </PropertyRow>
      <PropertyRow label="Bounces">
        <Select
          label="Bounces"
          options={options(BOUNCE_CHOICES, 'bounce', 'bounces')}
          value={String(maxBounces)}
          onChange={(id) => setRenderSettings({ maxBounces: Number(id) })}
        />
      </PropertyRow>
      <PropertyRow
        label="Look at"
        hint="Moves the picture on this screen alone; the camera stays as it is set."
      >
        <Slider
          label="Viewing offset"
          value={offsetStops}
          min={-FARTHEST_OFFSET}
          max={FARTHEST_OFFSET}
          step={0.25}
          defaultValue={0}
          format={(stops) => `${stopsText(stops)} stops`}
          onChange={(stops) => setViewing({ offsetStops: stops })}
        />
      </PropertyRow>
      <PropertyRow label="Picture">
        <Select
          label="Picture formation"
          options={TRANSFORMS}
          value={transform}
          onChange={(id) => setViewing({ transform: id })}
        />
      </PropertyRow>
      <PropertyRow label="AgX look">
        <Select
          label="AgX look"
          options={LOOKS}
          value={look}
          isDisabled={transform !== 'agx'}
          onChange={(id) => setViewing({ look: id })}
        />
      </PropertyRow>
      <PropertyRow label="Zebra from">
        <Slider
          label="Zebra level"
          value={zebra.percent}
          min={5}
          max={100}
          step={1}
          defaultValue={90}
          format={(percent) => `${percent} %`}
          onChange={(percent) => setZebra({ percent, isOn: true })}
        />
      </PropertyRow>
      <PropertyRow label="Moving zebra">
        <Switch label="Moving zebra" isOn={zebra.isMoving} onChange={(isMoving) => setZebra({ isMoving })} />
      </PropertyRow>
    </div>
  );
}

export function RenderSettingsButton() {
  return (
    <Popover
      label="Render and viewing settings"
      placement="top end"
      trigger={<IconButton label="Render and viewing settings" icon={Settings2} placement="top" />}
    >
      <RenderSettingsFields />
    </Popover>
  );
}
