/** A kept rendering. */
import { Circle, Image } from 'lucide-react';
import type { TakeRecord } from '../../../../core/document/index.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { bind } from '../edit/bind.ts';
import { FactRow, TextProp } from '../parts/fields.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';

export function TakeInspector({ records }: { readonly records: readonly TakeRecord[] }) {
  const take = records.at(-1)!;
  const circled = bind(records, 'circle', (one) => one.circled, ['circled']);
  return (
    <>
      <RecordHead
        records={records}
        icon={Image}
        title="Take"
        trailing={
          <IconButton
            icon={Circle}
            label={circled.value ? 'Circled: print it' : 'Circle it'}
            isPressed={circled.value}
            onPress={() => circled.set(!circled.value)}
          />
        }
      />
      <PropertySection title="Take">
        <FactRow label="Number">{take.takeNumber}</FactRow>
        <FactRow label="Picture">
          {take.widthPx} × {take.heightPx}
        </FactRow>
        <FactRow label="Samples">{Math.round(take.samplesPerPixel)} a pixel</FactRow>
        <FactRow label="Frames">
          {take.startFrame === take.endFrame ? take.startFrame : `${take.startFrame} – ${take.endFrame}`}
        </FactRow>
        <FactRow label="Made">{new Date(take.createdAt).toLocaleString()}</FactRow>
        <TextProp
          label="Notes"
          binding={bind(records, 'notes', (one) => one.notes, ['notes'])}
          isMultiline={true}
        />
      </PropertySection>
    </>
  );
}
