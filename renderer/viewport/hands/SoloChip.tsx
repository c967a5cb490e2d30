/** Says on the stage that it does not show all lights, and shows them again. */
import { Flashlight } from 'lucide-react';
import { runAction } from '../../state/actions.ts';
import { useDocument } from '../../state/desk-store.ts';
import { soloWords, useLightSolo } from '../../state/light-solo.ts';
import { useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';

export function SoloChip() {
  const document = useDocument();
  const state = useLightSolo((solo) => solo);
  const words = soloWords(document, state);
  const isRender = useStage((stage) => stage.shading === 'render');
  // the path tracer renders the document, with every light of it
  if (words === null || isRender) return null;
  return (
    <div className="pn-solo-chip" data-own-pointer="" role="status">
      <Button icon={Flashlight} onPress={() => void runAction('light.hear-all')}>
        {words}: show all lights
      </Button>
    </div>
  );
}
