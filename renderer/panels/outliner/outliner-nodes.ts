/**
 * The scene as a tree: things with what their groups hold, then lights, cameras, the world around and the materials. Nodes are the same
 * objects as before where nothing under them changed, so that a drag of one thing draws one row anew.
 */
import { findRecord, recordsOf, type AnyRecord, type Document } from '../../../core/document/index.ts';
import { isPlaceable, type Placeable } from '../../state/record-bounds.ts';

export const SECTIONS = ['objects', 'lights', 'cameras', 'environment', 'materials'] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface OutlinerNode {
  /** Of the record, or "section:lights". */
  readonly id: string;
  readonly name: string;
  /** Null for a section. */
  readonly record: AnyRecord | null;
  /** True when a group above it is hidden. */
  readonly isHiddenByGroup: boolean;
  readonly children: readonly OutlinerNode[];
}

export const sectionId = (name: SectionName): string => `section:${name}`;
export const isSectionId = (id: string): boolean => id.startsWith('section:');
const TITLES: Readonly<Record<SectionName, string>> = {
  objects: 'Objects',
  lights: 'Lights',
  cameras: 'Cameras',
  environment: 'World',
  materials: 'Materials',
};

export type NodeCache = Map<string, OutlinerNode>;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byName = (a: OutlinerNode, b: OutlinerNode): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** @param cache of the tree before; filled anew with this one's nodes. */
export function outlinerNodes(
  document: Document,
  sceneId: string | null,
  search: string,
  cache: NodeCache = new Map(),
): readonly OutlinerNode[] {
  const before = new Map(cache);
  cache.clear();
  const kept = (node: OutlinerNode): OutlinerNode => {
    const old = before.get(node.id);
    const same =
      old !== undefined &&
      old.record === node.record &&
      old.name === node.name &&
      old.isHiddenByGroup === node.isHiddenByGroup &&
      old.children.length === node.children.length &&
      old.children.every((child, i) => child === node.children[i]);
    const result = same ? old : node;
    cache.set(result.id, result);
    return result;
  };

  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matches = (name: string): boolean => words.every((word) => name.toLowerCase().includes(word));

  const contents = new Map<string | null, Placeable[]>();
  for (const record of document.records.values()) {
    if (!isPlaceable(record) || record.sceneId !== sceneId) continue;
    const siblings = contents.get(record.parentId);
    if (siblings === undefined) contents.set(record.parentId, [record]);
    else siblings.push(record);
  }
  /** A match keeps all that it holds; what does not match stays for what matches inside it. */
  const nodeOf = (record: Placeable, isHidden: boolean, isKept: boolean): OutlinerNode | null => {
    const isMatch = isKept || matches(record.name);
    const hides = isHidden || (record.kind === 'object' && !record.visible);
    const children = (contents.get(record.id) ?? [])
      .flatMap((child) => nodeOf(child, hides, isMatch) ?? [])
      .sort(byName);
    if (!isMatch && children.length === 0) return null;
    return kept({ id: record.id, name: record.name, record, isHiddenByGroup: isHidden, children });
  };
  const loose = (kind: Placeable['kind']): OutlinerNode[] =>
    (contents.get(null) ?? [])
      .filter((record) => record.kind === kind)
      .flatMap((record) => nodeOf(record, false, words.length === 0) ?? [])
      .sort(byName);
  const leaf = (record: AnyRecord): OutlinerNode[] =>
    matches(record.name)
      ? [kept({ id: record.id, name: record.name, record, isHiddenByGroup: false, children: [] })]
      : [];

  const scene = sceneId === null ? null : findRecord(document, 'scene', sceneId);
  const environmentId = scene?.environmentId ?? null;
  const world = environmentId === null ? null : findRecord(document, 'environment', environmentId);
  const children: Readonly<Record<SectionName, readonly OutlinerNode[]>> = {
    objects: loose('object'),
    lights: loose('light'),
    cameras: loose('camera'),
    environment: world === null ? [] : leaf(world),
    materials: recordsOf(document, 'material').flatMap(leaf).sort(byName),
  };
  return SECTIONS.flatMap((name) =>
    children[name].length === 0
      ? []
      : [
          kept({
            id: sectionId(name),
            name: TITLES[name],
            record: null,
            isHiddenByGroup: false,
            children: children[name],
          }),
        ],
  );
}

/** Ids of all nodes that hold others. */
export const branchIds = (nodes: readonly OutlinerNode[]): readonly string[] =>
  nodes.flatMap((node) => (node.children.length === 0 ? [] : [node.id, ...branchIds(node.children)]));
