/** What the engine and the process that makes hero things say to each other: plain data over the IPC channel. */

export interface HeroOrder {
  /** The model's manifest. */
  readonly manifestFile: string;
  readonly words: string;
  /** Whole, 0…2³²−1. */
  readonly seed: number;
  /** Null keeps the model's own size. */
  readonly heightM: number | null;
}

export interface HeroModelFacts {
  readonly id: string;
  readonly name: string;
  readonly licence: string;
  /** Of the graph's file. */
  readonly sha256: string;
}

export interface MadeHero {
  readonly model: HeroModelFacts;
  readonly material: {
    /** Linear Rec.709; white where the mesh has colours of its own. */
    readonly color: readonly [number, number, number];
    readonly roughness: number;
    readonly metalness: number;
  };
  /** The thing on its base about the origin, metres, Y up. */
  readonly glb: Uint8Array;
  readonly vertices: number;
  readonly triangles: number;
  readonly sizeM: readonly [number, number, number];
  readonly areaM2: number;
  /** Null for a surface that is not closed. */
  readonly volumeM3: number | null;
  readonly warnings: readonly string[];
}

export interface HeroProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

export interface HeroFault {
  readonly message: string;
  /** What of a model's files is not as it should be; null for any other failure. */
  readonly model: {
    readonly file: string;
    readonly field: string;
    readonly expected: string;
    readonly found: string;
  } | null;
}

export type ToHero = { readonly order: HeroOrder; readonly mostBytes: number };

export type FromHero =
  | { readonly kind: 'progress'; readonly progress: HeroProgress }
  | { readonly kind: 'done'; readonly hero: MadeHero }
  | { readonly kind: 'failed'; readonly fault: HeroFault };
