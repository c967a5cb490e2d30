/** The wipe's menu: on or off, against what, which way. */
import { SquareSplitHorizontal } from 'lucide-react';
import { currentDocument } from '../../state/desk-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import { actionItems, MenuButton, type MenuItems } from '../../widgets/menu.tsx';
import { wipeAgainstTake } from './render-actions.ts';
import { takesToCompare } from './take-picture.ts';
import { viewingStore } from './viewing-store.ts';

function items(): readonly MenuItems[] {
  const takes = takesToCompare(currentDocument(), stageStore.getState().shotId);
  const { wipe, held } = viewingStore.getState();
  return [
    ...actionItems('render.wipe', '-', 'render.wipe-proxy'),
    ...actionItems('render.wipe-held').map((item) =>
      item === 'separator' || held === null ? item : { ...item, label: `Wipe against B: ${held.label}` },
    ),
    {
      id: 'takes',
      label: 'Wipe against a take',
      isDisabled: takes.length === 0,
      items: takes.map((take) => ({
        id: take.id,
        label: `Take ${take.takeNumber}: ${take.name}`,
        isOn: wipe.isOn && wipe.against === 'take' && wipe.takeId === take.id,
        onAction: () => wipeAgainstTake(take.id),
      })),
    },
    ...actionItems('-', 'render.hold', 'render.wipe-axis'),
  ];
}

export function WipeMenu() {
  return (
    <MenuButton
      label="Compare"
      icon={SquareSplitHorizontal}
      isLabelHidden
      placement="top end"
      items={items}
    />
  );
}
