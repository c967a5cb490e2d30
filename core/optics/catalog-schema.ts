/**
 * Validators of the catalogue files. Shapes are those of `catalog-types.ts` (the compiler compares them); on top come
 * the rules that no shape can say: ordering, unique ids, pixel pitch, focal lengths inside close focus. A file either
 * loads whole or is refused with one line that names file, entry, field and expectation.
 */
import { z } from 'zod';
import type { CameraBody, LensSet, OpticalFilter, RecordingMode } from './catalog-types.ts';
import { physicalFault } from './catalog-plausibility.ts';

const positive = z.number().positive();
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'expected a kebab-case id');
const lensId = z.string().regex(/^[a-z0-9][a-z0-9./-]*$/, 'expected set-id/lens');
const confidence = z.enum(['checked', 'from memory of the public data sheet']);
const provenance = { source: z.string().min(8), confidence };

const mode = z.strictObject({
  id,
  name: z.string().min(1),
  widthMm: positive,
  heightMm: positive,
  photositesWide: z.int().positive().exactOptional(),
  photositesHigh: z.int().positive().exactOptional(),
  squeezes: z.array(z.number().min(1).max(2.5)).min(1),
  maxFps: positive.exactOptional(),
  perforations: z.int().positive().exactOptional(),
  provenance: z.strictObject(provenance).exactOptional(),
});

const camera = z.strictObject({
  id,
  maker: z.string().min(1),
  model: z.string().min(1),
  medium: z.enum(['digital', 'film']),
  mounts: z.array(z.string()).exactOptional(),
  baseEi: z.array(positive).min(1).max(3).exactOptional(),
  eiRange: z.tuple([positive, positive]).exactOptional(),
  modes: z.array(mode).min(1),
  notes: z.string().exactOptional(),
  ...provenance,
});

const lensBase = {
  id: lensId,
  tStop: positive,
  fStop: positive.exactOptional(),
  closeFocusM: positive.exactOptional(),
  frontDiameterMm: positive.exactOptional(),
  imageCircleMm: positive.exactOptional(),
  irisBlades: z.int().min(4).max(20).exactOptional(),
  squeeze: z.number().min(1).max(2.5).exactOptional(),
};
const prime = z.strictObject({ ...lensBase, focalLengthMm: positive });
const zoomLens = z.strictObject({
  ...lensBase,
  name: z.string().min(1),
  focalRangeMm: z.tuple([positive, positive]),
  tStopLong: positive.exactOptional(),
});

const lensSet = z.strictObject({
  id,
  maker: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(['spherical-prime', 'anamorphic-prime', 'spherical-zoom', 'anamorphic-zoom']),
  squeeze: z.number().min(1).max(2.5),
  anamorphot: z.enum(['front', 'rear', 'mixed']).exactOptional(),
  coverage: z.enum(['S16', 'S35', 'S35+', 'FF', 'LF', '65']),
  imageCircleMm: positive.exactOptional(),
  irisBlades: z.int().min(4).max(20).exactOptional(),
  frontDiameterMm: positive.exactOptional(),
  mounts: z.array(z.string()).exactOptional(),
  lenses: z.array(z.union([prime, zoomLens])).min(1),
  notes: z.string().exactOptional(),
  ...provenance,
});

const filter = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.enum([
    'neutral-density',
    'colour-conversion',
    'polarizer',
    'diffusion',
    'close-up',
    'clear',
    'contrast',
  ]),
  stops: z.number().min(0).max(20),
  miredShift: z.number().min(-300).max(300).exactOptional(),
  dioptres: z.number().exactOptional(),
  notes: z.string().exactOptional(),
  ...provenance,
});

const cameraFile = z.strictObject({ cameras: z.array(camera).min(1) });
const lensFile = z.strictObject({ lensSets: z.array(lensSet).min(1) });
const filterFile = z.strictObject({ filters: z.array(filter).min(1) });

/** Thrown for a catalogue file that cannot be used; the message names file, field and expectation. */
export class CatalogError extends Error {
  constructor(file: string, where: string, expectation: string) {
    super(`${file}: ${where}: ${expectation}`);
    this.name = 'CatalogError';
  }
}

function parse<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const fault = innermost(result.error.issues[0]);
  throw new CatalogError(file, fault.path.join('.') || '(root)', fault.message);
}

/** The fault itself: inside a union, the first fault of the alternative that comes nearest to fitting. */
function innermost(issue: z.core.$ZodIssue | undefined): { path: PropertyKey[]; message: string } {
  if (issue === undefined) return { path: [], message: 'is not valid' };
  if (issue.code !== 'invalid_union') return issue;
  const nearest = [...issue.errors].sort((a, b) => a.length - b.length)[0];
  const inner = innermost(nearest?.[0]);
  return { path: [...issue.path, ...inner.path], message: inner.message };
}

function refuseFaults<T extends { readonly id: string }>(
  entries: readonly T[],
  file: string,
  fault: (entry: T) => string | null,
): readonly T[] {
  for (const entry of entries) {
    const found = fault(entry);
    if (found !== null) throw new CatalogError(file, entry.id, found);
  }
  return entries;
}

/** Cameras of one file of `assets/cameras`. @throws CatalogError */
export const parseCameras = (json: unknown, file: string): readonly CameraBody[] =>
  refuseFaults<CameraBody>(parse(cameraFile, json, file).cameras, file, physicalFault.camera);

/** Lens sets of one file of `assets/lenses`. @throws CatalogError */
export const parseLensSets = (json: unknown, file: string): readonly LensSet[] =>
  refuseFaults<LensSet>(parse(lensFile, json, file).lensSets, file, physicalFault.lensSet);

/** Filters of one file of `assets/filters`. @throws CatalogError */
export const parseFilters = (json: unknown, file: string): readonly OpticalFilter[] =>
  refuseFaults<OpticalFilter>(parse(filterFile, json, file).filters, file, physicalFault.filter);

/** A recording mode that a user typed in, checked like one of the catalogue. @throws CatalogError */
export function parseCustomMode(json: unknown, file: string): RecordingMode {
  const parsed: RecordingMode = parse(mode, json, file);
  const fault = physicalFault.mode(parsed, 'digital');
  if (fault !== null) throw new CatalogError(file, parsed.id, fault);
  return parsed;
}
