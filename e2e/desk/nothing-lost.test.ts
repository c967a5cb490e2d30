/**
 * What can go wrong with a desk in use: a long session undone, the engine killed in the middle of edits, the page killed, another window
 * on the same project, a project damaged on the disk. Nothing is lost, and what happened is said.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { crashEngine, workshopPid } from './testing/engine-process.ts';
import { command, inOutliner, look, pick, quantity, rowNames, safety, type } from './testing/hand.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await openStarterScene(desk.page);
  await inOutliner(desk.page, 'Key').waitFor();
});
afterAll(() => desk.stop());

const EDITS = 25;
const level = (): Promise<string | null> => quantity(desk.page, 'Level').getAttribute('aria-valuetext');

describe('nothing is lost', () => {
  it('when a long session is undone to its start and done again', async () => {
    const { page } = desk;
    const namesBefore = await rowNames(page);
    await pick(page, 'Key');
    const first = await level();
    const undoButton = page.getByRole('button', { name: /^Undo/ }).first();
    const redoButton = page.getByRole('button', { name: /^Redo/ }).first();
    for (let i = 0; i < EDITS; i++) await type(page, 'Level', `${400 + i}lx`);
    await command(page, 'Add a box');
    await expect.poll(() => rowNames(page).then((names) => names.length)).toBe(namesBefore.length + 1);
    const namesAfter = await rowNames(page);
    await pick(page, 'Key');
    await expect.poll(level).toContain(`${400 + EDITS - 1}`);

    for (let i = 0; i < EDITS + 1; i++) await page.keyboard.press('Control+z');
    await expect.poll(() => undoButton.isDisabled()).toBe(true);
    expect(await rowNames(page)).toEqual(namesBefore);
    await pick(page, 'Key');
    expect(await level()).toBe(first);
    expect(await safety(page)).toContain('Saved');

    for (let i = 0; i < EDITS + 1; i++) await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => redoButton.isDisabled()).toBe(true);
    expect(await rowNames(page)).toEqual(namesAfter);
    await pick(page, 'Key');
    await expect.poll(level).toContain(`${400 + EDITS - 1}`);
  });

  it('when the engine is killed between and during edits', async () => {
    const { page } = desk;
    const pid = desk.hostPid();
    await pick(page, 'Key');
    for (let round = 0; round < 2; round++) {
      await type(page, 'Level', `${600 + round}lx`);
      const crash = crashEngine(pid);
      // while it is away the desk goes on, and says where the work is
      await type(page, 'Dimmer', `${70 + round}%`);
      if (round === 0) await look(page, 'lost-1-engine-away');
      await crash;
      await expect.poll(() => safety(page), { timeout: 30_000 }).toContain('journal');
      await expect.poll(level).toContain(`${600 + round}`);
      expect(await quantity(page, 'Dimmer').getAttribute('aria-valuetext')).toContain(`${70 + round}`);
    }
    // one undo takes back one edit, also after the crash
    await page.keyboard.press('Control+z');
    await expect.poll(() => quantity(page, 'Dimmer').getAttribute('aria-valuetext')).toContain('70');
  });

  it('when the process that renders is killed: another one takes over, and the desk says so', async () => {
    const { page } = desk;
    const before = workshopPid(desk.hostPid());
    process.kill(before, 'SIGKILL');
    await page.getByText('Rendering began again').waitFor();
    await look(page, 'lost-1-rendering-again');
    await expect.poll(() => workshopPid(desk.hostPid())).not.toBe(before);
    await pick(page, 'Key');
    await type(page, 'Level', '650lx');
    await expect.poll(level).toContain('650');
  });

  it('when the page is killed and comes back', async () => {
    const { page } = desk;
    await pick(page, 'Key');
    await type(page, 'Level', '777lx');
    await page.close({ runBeforeUnload: false });
    const again = await desk.openWindow();
    await inOutliner(again, 'Key').click();
    await expect.poll(() => quantity(again, 'Level').getAttribute('aria-valuetext')).toContain('777');
    await look(again, 'lost-2-page-back');
    await again.close();
  });

  it('when two windows work on one project', async () => {
    const [a, b] = [await desk.openWindow(), await desk.openWindow()];
    for (const page of [a, b]) await pick(page, 'Key');
    await type(a, 'Level', '811lx');
    await expect.poll(() => quantity(b, 'Level').getAttribute('aria-valuetext')).toContain('811');
    await type(b, 'CCT', '5600K');
    await expect.poll(() => quantity(a, 'CCT').getAttribute('aria-valuetext')).toContain('5600');
    await a.keyboard.press('Control+z');
    await expect.poll(() => quantity(b, 'CCT').getAttribute('aria-valuetext')).toContain('4400');
    await look(b, 'lost-3-two-windows');
    await a.close();
    await b.close();
  });

  it('when a project is damaged on the disk', async () => {
    const page = await desk.openWindow();
    await command(page, 'Close project');
    await page.locator('.pn-start').waitFor();
    const projects = path.join(desk.home, 'projects');
    const project = path.join(projects, readdirSync(projects)[0] ?? '');
    const cameras = path.join(project, 'records/camera');
    const camera = path.join(cameras, readdirSync(cameras)[0] ?? '');
    const good = readFileSync(camera, 'utf8');
    writeFileSync(camera, good.replace('"tStop": 4', '"tStop": "wide open"'));
    await page.reload();
    await page.locator('.pn-start').waitFor();
    await page.getByText(/tStop/).first().waitFor();
    await look(page, 'lost-4-damaged-card');
    await page
      .getByRole('button', { name: /First scene/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/tStop/).first().waitFor();
    await look(page, 'lost-5-damaged-dialog');
    await dialog.getByRole('button', { name: 'Open a repaired copy' }).click();
    await page.locator('.pn-workspace').waitFor();
    await inOutliner(page, 'Key').waitFor();
    expect(await inOutliner(page, 'Camera A').count()).toBe(0);
    expect(readFileSync(camera, 'utf8')).toContain('wide open');
    await look(page, 'lost-6-repaired');
    await page.close();
  });

  it('leaves nothing on the console but what a broken wire says there', () => {
    const unexpected = desk.problems.filter(
      (problem) => !/ERR_CONNECTION|WebSocket connection|net::ERR|409|Failed to load resource/.test(problem),
    );
    expect(unexpected).toEqual([]);
  });
});
