/** Where Vulkan drivers are looked for: folders made by the test, no driver needed. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { mayHaveGpuDriver } from './vulkan-drivers.ts';

async function inScratch(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'penumbra-icd-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('mayHaveGpuDriver', () => {
  it('is always true where the system brings a graphics interface', () => {
    for (const platform of ['win32', 'darwin'] as const)
      expect(mayHaveGpuDriver({ platform, env: {}, home: '/nowhere' })).toBe(true);
  });

  it('believes the variables that name drivers', () => {
    for (const name of ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES'])
      expect(mayHaveGpuDriver({ platform: 'linux', env: { [name]: '/x.json' }, home: '/nowhere' })).toBe(
        true,
      );
  });

  it('finds a driver by its JSON file alone', () =>
    inScratch(async (home) => {
      // Catches a search that forgets the data folders, and one that takes any file for a driver.
      const icd = path.join(home, 'data/vulkan/icd.d');
      const found = (): boolean =>
        mayHaveGpuDriver({ platform: 'linux', env: { XDG_DATA_DIRS: path.join(home, 'data') }, home });
      const elsewhere = mayHaveGpuDriver({ platform: 'linux', env: {}, home });
      await mkdir(icd, { recursive: true });
      await writeFile(path.join(icd, 'README'), 'no driver');
      expect(found()).toBe(elsewhere);
      await writeFile(path.join(icd, 'card.json'), '{}');
      expect(found()).toBe(true);
    }));
});
