/** Who wears a material, and giving things one of their own. */
import {
  createId,
  recordsOf,
  type Document,
  type Edit,
  type MaterialRecord,
  type ObjectRecord,
} from '../../../../core/document/index.ts';

export const materialIdOf = (object: ObjectRecord): string | null =>
  'materialId' in object.content ? object.content.materialId : null;
export const takesMaterial = (object: ObjectRecord): boolean => 'materialId' in object.content;

export function usersOf(document: Document, materialId: string): readonly ObjectRecord[] {
  return recordsOf(document, 'object').filter(
    ({ content }) =>
      ('materialId' in content && content.materialId === materialId) ||
      (content.type === 'model' && Object.values(content.materialOverrides).includes(materialId)),
  );
}

const freeName = (document: Document, base: string): string => {
  const taken = new Set(recordsOf(document, 'material').map(({ name }) => name));
  const stem = base.replace(/ \d+$/u, '');
  for (let n = 2; ; n++) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
};

/** A copy of the material that these things alone wear. @returns no edits when no one else wears it. */
export function uniqueEdits(
  document: Document,
  material: MaterialRecord,
  objects: readonly ObjectRecord[],
  random: () => number,
): { readonly edits: readonly Edit[]; readonly materialId: string } {
  const ids = new Set(objects.map(({ id }) => id));
  const wearers = objects.filter((object) => materialIdOf(object) === material.id);
  const hasOthers = usersOf(document, material.id).some(({ id }) => !ids.has(id));
  if (!hasOthers || wearers.length === 0) return { edits: [], materialId: material.id };
  const copy: MaterialRecord = {
    ...material,
    id: createId('material', random),
    name: freeName(document, material.name),
  };
  return {
    edits: [
      { op: 'add', record: copy },
      ...wearers.map(({ id }): Edit => ({ op: 'set', id, path: ['content', 'materialId'], value: copy.id })),
    ],
    materialId: copy.id,
  };
}
