/** Where and how far the scene on the stage is to go on. */
import { capital } from '../../../core/generate/words/capital.ts';
import { GROW_M, GROW_SIDES, sideWords } from '../../../core/generate/grow/side.ts';
import { setGrowth, useCompose } from '../../state/compose-store.ts';
import { documentOf, useDesk } from '../../state/desk-store.ts';
import { suitableGrowthM } from '../../state/growth-length.ts';
import { useStage } from '../../state/stage-store.ts';
import { QuantityField } from '../../widgets/quantity-field.tsx';
import { Select } from '../../widgets/select.tsx';

const SIDES = GROW_SIDES.map((id) => ({ id, label: capital(sideWords(id)) }));

export function GrowthTools() {
  const { side, byM } = useCompose((state) => state.growth);
  const sceneId = useStage((stage) => stage.sceneId);
  const suitableM = useDesk((desk) => suitableGrowthM(documentOf(desk), sceneId, side));
  return (
    <>
      <Select
        label="To which side, as the place is looked into"
        isLabelHidden
        value={side}
        options={SIDES}
        onChange={(chosen) => setGrowth({ side: chosen })}
      />
      <span className="pn-words-length">
        <QuantityField
          label="How far"
          isLabelHidden
          quantity="length"
          value={byM ?? suitableM}
          min={GROW_M.least}
          max={GROW_M.most}
          step={1}
          onChange={(lengthM) => setGrowth({ byM: lengthM })}
        />
      </span>
    </>
  );
}
