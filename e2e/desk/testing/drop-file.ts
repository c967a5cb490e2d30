import type { Page } from 'playwright-core';

/** Drops a file on the stage, as a browser delivers it. @param over called while it hovers. */
export const dropFile = (
  page: Page,
  name: string,
  bytes: Uint8Array,
  over: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => dropFiles(page, [[name, bytes]], over);

/** Drops several files at once. */
export async function dropFiles(
  page: Page,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  over: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const transfer = await page.evaluateHandle(
    (named) => {
      const data = new DataTransfer();
      for (const [name, base64] of named)
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return data;
    },
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const),
  );
  const stage = page.getByRole('region', { name: 'Stage' });
  await stage.dispatchEvent('dragenter', { dataTransfer: transfer });
  await page.getByText('Drop to import into the scene').waitFor();
  await over();
  await stage.dispatchEvent('dragover', { dataTransfer: transfer });
  await stage.dispatchEvent('drop', { dataTransfer: transfer });
}
