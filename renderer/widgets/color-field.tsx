/**
 * A colour as the document has it, linear Rec.709, picked in the way a screen shows it. A drag in the picker is one gesture. What
 * is brighter than the screen's white is shown as bright as it can be.
 */
import { useRef } from 'react';
import {
  Button,
  ColorArea,
  ColorField as AriaColorField,
  ColorSlider,
  ColorThumb,
  Dialog,
  DialogTrigger,
  Input,
  Label,
  parseColor,
  Popover,
  SliderTrack,
  type Color,
} from 'react-aria-components';
import { newGesture } from '../state/edit.ts';
import { codesFromLinear, linearFromCodes, type LinearRgb } from './color-codes.ts';
import { useLabelHidden } from './property-row.tsx';

export interface ColorFieldProps {
  readonly label: string;
  /** Linear Rec.709. */
  readonly rgb: LinearRgb;
  readonly onChange: (rgb: LinearRgb, gesture: string) => void;
  readonly isMixed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
}

const colorOf = (rgb: LinearRgb): Color => {
  const [r, g, b] = codesFromLinear(rgb);
  return parseColor(`rgb(${r}, ${g}, ${b})`);
};
const linearOf = (color: Color): LinearRgb => {
  const rgb = color.toFormat('rgb');
  return linearFromCodes([
    rgb.getChannelValue('red'),
    rgb.getChannelValue('green'),
    rgb.getChannelValue('blue'),
  ]);
};

export function ColorField(props: ColorFieldProps) {
  const { label, rgb, onChange, isMixed = false, isDisabled = false } = props;
  const isHidden = useLabelHidden(props.isLabelHidden);
  const gesture = useRef<string | null>(null);
  // hue and saturation outlive grey and black, which have none: the picker's own colour is kept while it is what the document says
  const picked = useRef<Color | null>(null);
  const shown = colorOf(rgb);
  const current =
    picked.current !== null && picked.current.toString('hex') === shown.toString('hex')
      ? picked.current
      : shown.toFormat('hsb');
  const change = (color: Color): void => {
    gesture.current ??= newGesture();
    picked.current = color.toFormat('hsb');
    onChange(linearOf(color), gesture.current);
  };
  const end = (): void => {
    gesture.current = null;
  };
  const hex = shown.toString('hex').toUpperCase();
  return (
    <div className="pn-field">
      {!isHidden && (
        <span className="pn-label" aria-hidden="true">
          {label}
        </span>
      )}
      <DialogTrigger>
        <Button
          className="pn-input pn-color"
          aria-label={`${label}: ${isMixed ? 'mixed' : hex}`}
          isDisabled={isDisabled}
        >
          <span className="pn-color-swatch" style={isMixed ? undefined : { background: hex }} />
          <span className="pn-color-text">{isMixed ? 'Mixed' : hex}</span>
        </Button>
        <Popover className="pn-popover" offset={4} placement="bottom end">
          <Dialog className="pn-popover-dialog pn-color-picker" aria-label={label}>
            <ColorArea
              className="pn-color-area"
              aria-label={`${label}: saturation and brightness`}
              colorSpace="hsb"
              xChannel="saturation"
              yChannel="brightness"
              value={current}
              onChange={change}
              onChangeEnd={end}
            >
              <ColorThumb className="pn-color-thumb" />
            </ColorArea>
            <ColorSlider
              className="pn-color-slider"
              aria-label={`${label}: hue`}
              colorSpace="hsb"
              channel="hue"
              value={current}
              onChange={change}
              onChangeEnd={end}
            >
              <SliderTrack className="pn-color-slider-track">
                <ColorThumb className="pn-color-thumb" />
              </SliderTrack>
            </ColorSlider>
            <AriaColorField
              className="pn-field"
              value={shown}
              onChange={(color) => {
                if (color === null) return;
                change(color);
                end();
              }}
            >
              <Label className="pn-label">sRGB code</Label>
              <Input className="pn-input" />
            </AriaColorField>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
