import type { Page } from 'playwright-core';

/** Drops a file on the stage, as a browser delivers it. @param over called while it hovers. */
export async function dropFile(
  page: Page,
  name: string,
  bytes: Uint8Array,
  over: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const data = new DataTransfer();
      const binary = atob(base64 ?? '');
      const content = Uint8Array.from(binary, (c) => c.charCodeAt(0));
      data.items.add(new File([content], fileName ?? ''));
      return data;
    },
    [name, Buffer.from(bytes).toString('base64')],
  );
  const stage = page.getByRole('region', { name: 'Stage' });
  await stage.dispatchEvent('dragenter', { dataTransfer: transfer });
  await page.getByText('Drop to import into the scene').waitFor();
  await over();
  await stage.dispatchEvent('dragover', { dataTransfer: transfer });
  await stage.dispatchEvent('drop', { dataTransfer: transfer });
}
