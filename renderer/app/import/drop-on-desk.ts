/** What files mean by where they are let go of: models stand there, a light distribution may be meant for a light. */
import { findRecord, type LightRecord } from '../../../core/document/index.ts';
import { currentDocument, messageOf } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stagePointAt } from '../../viewport/hands/stage-point.ts';
import { droppedFiles } from './dropped-files.ts';
import { extensionOf, IMPORT_KINDS, importFiles, type NamedFile } from './import-files.ts';
import { askForProfile } from './ProfileDialog.tsx';

const PROFILES: readonly string[] = IMPORT_KINDS[2].extensions;

/** The light whose marker lies under a point of the page, else the one that is selected. */
function lightMeantAt(x: number, y: number): LightRecord | null {
  const document_ = currentDocument();
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element.closest('[data-marker]')?.getAttribute('data-marker') ?? null;
    const light = id === null ? null : findRecord(document_, 'light', id);
    if (light !== null) return light;
  }
  const selected = selectionStore.getState().ids.at(-1);
  return selected === undefined ? null : findRecord(document_, 'light', selected);
}

/** A single distribution and a light that it may be for: the person says. @returns whether it was asked. */
export function offerToLight(files: readonly NamedFile[], light: LightRecord | null): boolean {
  const [only, ...others] = files;
  if (light === null || only === undefined || others.length > 0 || !PROFILES.includes(extensionOf(only.path)))
    return false;
  askForProfile(only, light);
  return true;
}

export async function takeDrop(event: DragEvent): Promise<void> {
  const { dataTransfer, clientX, clientY } = event;
  if (dataTransfer === null) return;
  // both must be asked for while the drop lasts
  const light = lightMeantAt(clientX, clientY);
  const point = stagePointAt(clientX, clientY);
  try {
    const files = await droppedFiles(dataTransfer);
    if (!offerToLight(files, light)) await importFiles(files, { atM: point });
  } catch (error) {
    notify({ tone: 'error', text: messageOf(error) });
  }
}
