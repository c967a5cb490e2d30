/** A model dropped on the desk: it arrives in the scene with progress, as one step, and what cannot be read says why. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chairGlb } from './testing/chair-glb.ts';
import { zipSync } from 'fflate';
import { dropFile, dropFiles } from './testing/drop-file.ts';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { inOutliner, look, numbers, pick, rowNames, value } from './testing/hand.ts';

/** A downlight of 1000 lumens. */
const IES = [
  'IESNA:LM-63-2002',
  '[MANUFAC] Acme',
  'TILT=NONE',
  '1 1000 1 3 1 1 2 0.1 0.1 0',
  '1 1 10',
  '0 45 90',
  '0',
  '1200 600 0',
].join('\n');

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

  it('takes several models at once, each as a step of its own', async () => {
    const { page } = desk;
    const before = await rowNames(page);
    const glb = await chairGlb();
    await dropFiles(page, [
      ['one.glb', glb],
      ['two.glb', glb],
      ['set.zip', zipSync({ 'set/three.glb': glb, 'set/four.glb': glb })],
    ]);
    for (const name of ['one', 'two', 'three', 'four'])
      await inOutliner(page, name).waitFor({ timeout: 60_000 });
    await look(page, 'drop-4-several');
    for (const left of [3, 2, 1, 0]) {
      await page.keyboard.press('Control+z');
      await expect.poll(() => rowNames(page).then((names) => names.length)).toBe(before.length + left);
    }
    expect(await rowNames(page)).toEqual(before);
  });

  it('offers a light distribution to the light in hand, as a step that keeps the rest of it', async () => {
    const { page } = desk;
    await pick(page, 'Edge');
    const before = await numbers(page);
    const at = await value(page, 'Position, X');
    await dropFile(page, 'acme.ies', new TextEncoder().encode(IES));
    const give = page.getByRole('button', { name: 'Give it to Edge' });
    await give.waitFor();
    await look(page, 'drop-5-profile');
    await give.click();
    await page.getByRole('button', { name: /Measured profile/ }).waitFor({ timeout: 60_000 });
    await look(page, 'drop-6-shaped');
    expect(await value(page, 'Position, X')).toBe(at);
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
  });

  it('leaves nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
