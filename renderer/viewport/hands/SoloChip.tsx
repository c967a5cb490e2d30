/** Says on the stage that it, or its render view, does not show all lights, and shows them again. */
import { Flashlight } from 'lucide-react';
import { runAction } from '../../state/actions.ts';
import { useDocument } from '../../state/desk-store.ts';
import { soloWords, useLightSolo } from '../../state/light-solo.ts';
import { Button } from '../../widgets/button.tsx';

export function SoloChip() {
  const document = useDocument();
  const state = useLightSolo((solo) => solo);
  const words = soloWords(document, state);
  if (words === null) return null;
  return (
    <div className="pn-solo-chip" data-own-pointer="" role="status">
      <Button icon={Flashlight} onPress={() => void runAction('light.hear-all')}>
        {words}: show all lights
      </Button>
    </div>
  );
}
