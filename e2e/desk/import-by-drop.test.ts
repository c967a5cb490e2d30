/** A model dropped on the desk: it arrives in the scene with progress, as one step, and what cannot be read says why. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chairGlb } from './testing/chair-glb.ts';
import { dropFile } from './testing/drop-file.ts';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { inOutliner, look, rowNames } from './testing/hand.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await openStarterScene(desk.page);
  await inOutliner(desk.page, 'Key').waitFor();
});
afterAll(() => desk.stop());

describe('import by drop', () => {
  it('brings a model into the scene as one undo step', async () => {
    const { page } = desk;
    const before = await rowNames(page);
    await dropFile(page, 'stool.glb', await chairGlb(), () => look(page, 'drop-1-over'));
    await expect
      .poll(() => rowNames(page).then((names) => names.length), { timeout: 60_000 })
      .toBeGreaterThan(before.length);
    await inOutliner(page, 'stool').waitFor();
    await look(page, 'drop-2-imported');
    await page.keyboard.press('Control+z');
    await expect.poll(() => rowNames(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await inOutliner(page, 'stool').waitFor();
  });

  it('says in one line what is wrong with a file, and changes nothing', async () => {
    const { page } = desk;
    const before = await rowNames(page);
    await dropFile(page, 'broken.glb', new Uint8Array([0x67, 0x6c, 0x54, 0x46, 2, 0, 0, 0, 9]));
    await page
      .getByText(/broken\.glb.*(expected|header|length|too short)/i)
      .first()
      .waitFor({ timeout: 60_000 });
    await look(page, 'drop-3-broken');
    await dropFile(page, 'notes.docx', new Uint8Array([1, 2, 3]));
    await page
      .getByText(/notes\.docx/)
      .first()
      .waitFor();
    expect(await rowNames(page)).toEqual(before);
  });

  it('leaves nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
