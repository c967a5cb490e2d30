/**
 * An OpenEXR image in memory: one part, all channels at full resolution, with its attributes. Writers take
 * it and readers give it.
 *
 * [1] "OpenEXR File Layout", openexr.com, version 2 files; "Standard Attributes", same place.
 */

export type ExrPixelType = 'half' | 'float' | 'uint';

/** Samples row by row from the top left of the data window. Half samples are handed over as floats. */
export interface ExrChannel {
  /** Layers are name prefixes: `diffuse.R` is channel R of layer diffuse. */
  readonly name: string;
  readonly type: ExrPixelType;
  /** width × height samples; Uint32Array exactly when the type is `uint`. */
  readonly data: Float32Array | Uint32Array;
}

/** Corners in pixels, both included. */
export interface ExrBox {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** CIE 1931 (x, y) of the primaries and the white point. */
export interface ExrChromaticities {
  readonly red: readonly [number, number];
  readonly green: readonly [number, number];
  readonly blue: readonly [number, number];
  readonly white: readonly [number, number];
}

/** Attribute types that are a fixed run of one kind of number, with that run's length. */
export const NUMERIC_ATTRIBUTES = {
  v2i: { kind: 'int', count: 2 },
  v2f: { kind: 'float', count: 2 },
  v2d: { kind: 'double', count: 2 },
  v3i: { kind: 'int', count: 3 },
  v3f: { kind: 'float', count: 3 },
  v3d: { kind: 'double', count: 3 },
  box2f: { kind: 'float', count: 4 },
  m33f: { kind: 'float', count: 9 },
  m33d: { kind: 'double', count: 9 },
  m44f: { kind: 'float', count: 16 },
  m44d: { kind: 'double', count: 16 },
  keycode: { kind: 'int', count: 7 },
  timecode: { kind: 'uint', count: 2 },
} as const;
export type NumericAttributeType = keyof typeof NUMERIC_ATTRIBUTES;

/**
 * A typed attribute. Matrices are in OpenEXR's order, which multiplies row vectors from the left; in memory
 * that is the order of this project's column-major `Mat4`, so the sixteen numbers go over unchanged.
 */
export type ExrAttribute =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'stringvector'; readonly value: readonly string[] }
  | { readonly type: 'int' | 'float' | 'double'; readonly value: number }
  /** Numerator (32-bit signed) and denominator (32-bit unsigned). */
  | { readonly type: 'rational'; readonly value: readonly [number, number] }
  | { readonly type: 'box2i'; readonly value: ExrBox }
  | { readonly type: 'chromaticities'; readonly value: ExrChromaticities }
  | { readonly type: NumericAttributeType; readonly value: readonly number[] }
  /** A type this reader has no meaning for, kept as it was. */
  | { readonly type: 'opaque'; readonly typeName: string; readonly value: Uint8Array };

export type ExrAttributes = Readonly<Record<string, ExrAttribute>>;

export const EXR_COMPRESSIONS = [
  'none',
  'rle',
  'zips',
  'zip',
  'piz',
  'pxr24',
  'b44',
  'b44a',
  'dwaa',
  'dwab',
] as const;
export type ExrCompression = (typeof EXR_COMPRESSIONS)[number];

export interface ExrImage {
  /** Size of the data window in pixels. */
  readonly width: number;
  readonly height: number;
  readonly channels: readonly ExrChannel[];
  /** All attributes but those that say how pixels are stored: those are the other fields here. */
  readonly attributes: ExrAttributes;
  /** The pixels that the file holds; without it (0, 0) … (width−1, height−1). Must measure width × height. */
  readonly dataWindow?: ExrBox;
  /** The frame, which the data window may exceed or not fill; without it, the data window. */
  readonly displayWindow?: ExrBox;
}

/** Bytes per sample in the file. */
export const bytesPerSample = (type: ExrPixelType): 2 | 4 => (type === 'half' ? 2 : 4);
