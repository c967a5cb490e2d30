/** The first steps, beside the stage until they are put away: what one does here, in order, and where. */
import { X } from 'lucide-react';
import { changeSettings, useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { focusPanel } from '../dock/dock-store.ts';
import type { PanelId } from '../dock/panel-ids.ts';

export const FIRST_STEPS_HINT = 'first-steps';

export const FIRST_STEPS: readonly { name: string; text: string; panel: PanelId; place: string }[] = [
  {
    name: 'Block',
    text: 'Put furniture and figures from the library onto the stage, and move them by their arrows.',
    panel: 'library',
    place: 'Library',
  },
  {
    name: 'Light',
    text: 'Add a fixture, aim it, and set dimmer, colour and gel as you would on the set.',
    panel: 'inspector',
    place: 'Inspector',
  },
  {
    name: 'Frame',
    text: 'Look through the camera, choose lens, stop and focus, and keep it as a shot.',
    panel: 'shots',
    place: 'Shots',
  },
  {
    name: 'Board',
    text: 'See the shots side by side as frames, and export the board as a PDF.',
    panel: 'board',
    place: 'Board',
  },
];

export function FirstSteps() {
  const dismissed = useDesk((state) => state.settings.dismissedHints);
  if (dismissed.includes(FIRST_STEPS_HINT)) return null;
  const putAway = (): void => void changeSettings({ dismissedHints: [...dismissed, FIRST_STEPS_HINT] });
  return (
    <aside className="pn-steps" aria-label="First steps" data-region="steps">
      <ol>
        {FIRST_STEPS.map(({ name, text, panel, place }) => (
          <li key={name}>
            <h2>{name}</h2>
            <p>{text}</p>
            <Button tone="quiet" hint={text} onPress={() => focusPanel(panel)}>
              {place}
            </Button>
          </li>
        ))}
      </ol>
      <IconButton label="Put the first steps away" icon={X} onPress={putAway} placement="top" />
    </aside>
  );
}
