import { describe, expect, it } from 'vitest';
import { recordsOf, type AnyRecord, type Document } from '../../document/index.ts';
import { luminanceOf } from '../../color/false-colour.ts';
import { composeFromWords, readPrompt } from '../ask/index.ts';
import { Random } from '../grammar/index.ts';
import { composeRecords } from './index.ts';

function composed(prompt: string): Document {
  const ids = new Random(5);
  const { composition } = composeFromWords(readPrompt(prompt), 5);
  const { records } = composeRecords(composition, { random: () => ids.unit(), prompt });
  return { records: new Map(records.map((record: AnyRecord) => [record.id, record])) };
}

/** Luminance of the materials of parts of this name. */
function luminances(document: Document, part: string): readonly number[] {
  return recordsOf(document, 'object').flatMap(({ name, content }) => {
    if (name !== part || content.type !== 'field' || content.materialId === null) return [];
    const material = document.records.get(content.materialId);
    return material?.kind === 'material' ? [luminanceOf(material.baseColor.value)] : [];
  });
}

describe('snow that lies', () => {
  it('whitens ground, pavements and roads, roads less, and leaves cars their paint', () => {
    const snowy = composed('a snowy street in the morning, a red car');
    const clear = composed('a street on a clear morning, a red car');
    const [road] = luminances(snowy, 'Roadway');
    const [flags] = luminances(snowy, 'Paving');
    expect(road).toBeGreaterThan(0.45);
    expect(luminances(clear, 'Roadway')[0]).toBeLessThan(0.2);
    expect(flags).toBeGreaterThan(road!);
    const white = recordsOf(snowy, 'material').filter(({ name }) => name.includes('under snow'));
    const reds = recordsOf(snowy, 'material').filter(
      ({
        baseColor: {
          value: [r, g],
        },
      }) => r > 3 * g,
    );
    expect(white.length).toBeGreaterThan(1);
    expect(reds.some(({ name }) => !name.includes('under snow'))).toBe(true);
    expect(recordsOf(clear, 'material').some(({ name }) => name.includes('under snow'))).toBe(false);
  });
  it('does not lie in rooms', () => {
    const room = composed('a kitchen in the morning, snow outside');
    expect(recordsOf(room, 'material').some(({ name }) => name.includes('under snow'))).toBe(false);
  });
});
