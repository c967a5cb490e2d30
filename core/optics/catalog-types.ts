/**
 * What the desk knows about real cameras, lenses and filters, as plain data. The JSON under `assets/cameras`,
 * `assets/lenses` and `assets/filters` has exactly these shapes; `catalog-schema.ts` checks it on loading.
 *
 * Only primary facts are stored (focal length, active area, T-stop); field of view, depth of field and the like
 * are derived. Lengths are plain numbers with the unit in the name, because they are typed and read by people;
 * code that computes with them brands them at the boundary (`millimetres(mode.widthMm)`).
 */

/**
 * How sure an entry is. `checked`: the facts that `source` names were compared with the public listing it names, or hold
 * by definition. `from memory of the public data sheet`: written down without the sheet at hand; verify before relying
 * on it. Neither is a maker's warranty.
 */
export type Confidence = 'checked' | 'from memory of the public data sheet';

export interface Provenance {
  /** The public document or page that states the facts. */
  readonly source: string;
  readonly confidence: Confidence;
}

/** One recording mode: the area of the sensor (or the aperture of a film gate) that makes the picture. */
export interface RecordingMode {
  /** Unique within its body; kebab-case. */
  readonly id: string;
  /** What the camera's menu calls it. */
  readonly name: string;
  /** Active area before desqueezing, millimetres. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** Photosites read over that area; absent on film. Where a body publishes none for a mode, absent as well. */
  readonly photositesWide?: number;
  readonly photositesHigh?: number;
  /** Squeeze factors that the camera can desqueeze in its finder, or that the format was made for; 1 = spherical. */
  readonly squeezes: readonly number[];
  /** Highest project frame rate in this mode, whatever the codec, where known. */
  readonly maxFps?: number;
  /** Film only: perforations a frame. */
  readonly perforations?: number;
  /** Overrides the body's provenance for this mode. */
  readonly provenance?: Provenance;
}

export interface CameraBody extends Provenance {
  /** Unique in the catalogue; kebab-case. */
  readonly id: string;
  readonly maker: string;
  readonly model: string;
  readonly medium: 'digital' | 'film';
  readonly mounts?: readonly string[];
  /** Base exposure indices, ascending: one, or two or three for sensors with several base gains. Absent on film: the stock decides. */
  readonly baseEi?: readonly number[];
  /** Lowest and highest exposure index that the body offers. */
  readonly eiRange?: readonly [number, number];
  readonly modes: readonly RecordingMode[];
  readonly notes?: string;
}

export type LensSetKind = 'spherical-prime' | 'anamorphic-prime' | 'spherical-zoom' | 'anamorphic-zoom';

/** The format that a lens covers, smallest first. `LF` is a 36 × 24 mm frame or a little more (ARRI LF, RED VV). */
export type Coverage = 'S16' | 'S35' | 'S35+' | 'FF' | 'LF' | '65';

interface LensBase {
  /** Unique in the catalogue: `set-id/…`. */
  readonly id: string;
  /** Widest T-stop; on a zoom, at the wide end. */
  readonly tStop: number;
  /** Widest geometric f-number, where the maker publishes it. */
  readonly fStop?: number;
  /** Close focus measured from the image plane, metres, as data sheets give it. */
  readonly closeFocusM?: number;
  readonly frontDiameterMm?: number;
  readonly imageCircleMm?: number;
  readonly irisBlades?: number;
  /** Where it differs from its set. */
  readonly squeeze?: number;
}
export interface PrimeLens extends LensBase {
  readonly focalLengthMm: number;
}
export interface ZoomLens extends LensBase {
  /** Name on the barrel, e.g. "Optimo 24–290". */
  readonly name: string;
  readonly focalRangeMm: readonly [number, number];
  /** Widest T-stop at the long end, where the zoom ramps. */
  readonly tStopLong?: number;
}
export type Lens = PrimeLens | ZoomLens;

export interface LensSet extends Provenance {
  readonly id: string;
  readonly maker: string;
  readonly name: string;
  readonly kind: LensSetKind;
  /** Anamorphic squeeze; 1 = spherical. */
  readonly squeeze: number;
  /** Front anamorphots stretch the bokeh into an upright oval; rear ones leave it round. Absent on spherical sets. */
  readonly anamorphot?: 'front' | 'rear' | 'mixed';
  readonly coverage: Coverage;
  readonly imageCircleMm?: number;
  readonly irisBlades?: number;
  readonly frontDiameterMm?: number;
  readonly mounts?: readonly string[];
  /** Primes or zooms ordered by (widest) focal length. */
  readonly lenses: readonly Lens[];
  readonly notes?: string;
}

export type FilterKind =
  'neutral-density' | 'colour-conversion' | 'polarizer' | 'diffusion' | 'close-up' | 'clear' | 'contrast';

export interface OpticalFilter extends Provenance {
  readonly id: string;
  readonly name: string;
  readonly kind: FilterKind;
  /** Light loss in stops: what a meter reading must be opened up by. */
  readonly stops: number;
  /** Shift of the light's colour in mireds, positive = warmer. */
  readonly miredShift?: number;
  /** Power of a close-up lens in dioptres. */
  readonly dioptres?: number;
  readonly notes?: string;
}

export const isZoom = (lens: Lens): lens is ZoomLens => 'focalRangeMm' in lens;
