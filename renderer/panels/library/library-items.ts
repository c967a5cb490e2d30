/** Everything that the library offers, as items that know what happens when they are taken. */
import type { LucideIcon } from 'lucide-react';
import { Aperture, Camera, CloudFog, Globe, Layers, Lightbulb, Palette, PersonStanding } from 'lucide-react';
import { xyzOfSpectrum } from '../../../core/color/cie-observer.ts';
import { transform3 } from '../../../core/color/matrix3.ts';
import { RGB_SPACES, rgbFromXyz } from '../../../core/color/rgb-spaces.ts';
import { D65_WHITE } from '../../../core/color/srgb-spectrum.ts';
import { multiplySpectra } from '../../../core/color/spectrum.ts';
import { MATERIAL_PRESETS, type MaterialPreset, type MaterialRecord } from '../../../core/document/index.ts';
import type { FixtureLibrary } from '../../../core/lighting/fixture.ts';
import { GEL_NAMES, gelInfo, gelTransmission, type GelName } from '../../../core/lighting/gels.ts';
import type { Vec3 } from '../../../core/math/vec3.ts';
import { focalRange, type OpticsCatalog } from '../../../core/optics/catalog.ts';
import type { CameraBody, LensSet } from '../../../core/optics/catalog-types.ts';
import { FIGURES } from '../../state/create-figure.ts';
import { LIGHT_KINDS, lightKindName, PRIMITIVE_NAMES, primitiveTitle } from '../../state/create-records.ts';
import {
  applyMaterialPreset,
  placeFigure,
  placeFixture,
  placeHaze,
  placeLight,
  placePrimitive,
} from '../../state/placing.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { PRIMITIVE_ICONS } from '../outliner/record-icon.ts';
import { ENVIRONMENTS } from './environments.ts';
import { applyEnvironment, applyGel, applyLensSet, placeBody } from './library-edits.ts';

export const CATEGORIES = [
  'figures',
  'objects',
  'lights',
  'fixtures',
  'gels',
  'cameras',
  'lenses',
  'materials',
  'environments',
] as const;
export type Category = (typeof CATEGORIES)[number];
export const CATEGORY_TITLES: Readonly<Record<Category, string>> = {
  figures: 'Figures',
  objects: 'Objects',
  lights: 'Lights',
  fixtures: 'Fixtures',
  gels: 'Gels',
  cameras: 'Cameras',
  lenses: 'Lenses',
  materials: 'Materials',
  environments: 'Sky & time',
};
/** What a click does, where that is more than adding. */
export const CATEGORY_HINTS: Readonly<Partial<Record<Category, string>>> = {
  gels: 'Goes onto the selected lights.',
  lenses: 'Goes onto the selected cameras, else onto the one that is looked through.',
  materials: 'Goes onto the selected things.',
  environments: 'Becomes the sky of the scene.',
};

export interface LibraryItem {
  /** "fixtures/led-panel-30x30" */
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  readonly detail: string;
  readonly icon: LucideIcon;
  /** CSS colour in place of the icon. */
  readonly swatch?: string;
  readonly section?: string;
  readonly words?: string;
  /** @param at where it was dropped, on a surface of the stage; null: where the stage looks. */
  readonly take: (at: Vec3 | null) => void;
}

/** A linear colour as CSS; brightness is kept, out of range is cut. */
export const cssOfLinear = (rgb: readonly number[]): string => {
  const encode = (x: number): number => {
    const c = Math.min(1, Math.max(0, x));
    return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
  };
  return `rgb(${rgb.map(encode).join(' ')})`;
};

const FROM_XYZ = rgbFromXyz(RGB_SPACES.rec709);

function gelSwatch(name: GelName): string {
  const xyz = xyzOfSpectrum(multiplySpectra(D65_WHITE, gelTransmission(name)));
  const tint = transform3(FROM_XYZ, xyz).map((x) => Math.max(0, x));
  const most = Math.max(...tint, 1e-6);
  // hue by the tint, depth by how much it lets through
  const level = 0.35 + 0.65 * gelInfo(name).luminousTransmission;
  return cssOfLinear(tint.map((x) => (x / most) * level));
}

const METAL_SWATCH: Readonly<Record<NonNullable<MaterialRecord['metal']>, readonly number[]>> = {
  Ag: [0.95, 0.93, 0.88],
  Al: [0.91, 0.92, 0.92],
  Au: [1, 0.77, 0.34],
  Cr: [0.55, 0.55, 0.55],
  Cu: [0.95, 0.64, 0.54],
  Fe: [0.56, 0.57, 0.58],
  Ni: [0.66, 0.61, 0.53],
  Ti: [0.54, 0.5, 0.45],
  W: [0.5, 0.51, 0.54],
  brass: [0.89, 0.79, 0.43],
};

function materialSwatch(preset: MaterialPreset): string {
  const look: Partial<MaterialRecord> = MATERIAL_PRESETS[preset];
  if (look.metal !== null && look.metal !== undefined) return cssOfLinear(METAL_SWATCH[look.metal]);
  if ((look.transmissionWeight?.value ?? 0) > 0) return 'linear-gradient(135deg, #cfe3ee, #6f8996)';
  return cssOfLinear(look.baseColor?.value ?? [0.18, 0.18, 0.18]);
}
const sectionOfMaterial = (preset: MaterialPreset): string => {
  const look: Partial<MaterialRecord> = MATERIAL_PRESETS[preset];
  if (look.metal !== null && look.metal !== undefined) return 'Metal';
  return (look.transmissionWeight?.value ?? 0) > 0 ? 'Glass and liquids' : 'Surfaces';
};

const signed = (x: number): string => (x > 0 ? `+${x}` : String(x).replace('-', '−'));
const upper = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

const bodyDetail = (body: CameraBody): string => {
  const mode = body.modes[0]!;
  return `${mode.name}, ${mode.widthMm} × ${mode.heightMm} mm`;
};
function setDetail(set: LensSet): string {
  const focals = set.lenses.flatMap((lens) => {
    const { wide, long } = focalRange(lens);
    return [wide * 1000, long * 1000];
  });
  const stops = set.lenses.map((lens) => lens.tStop);
  const squeeze = set.squeeze === 1 ? '' : `, ${set.squeeze}× squeeze`;
  return `${round(Math.min(...focals))}–${round(Math.max(...focals))} mm, T${Math.min(...stops)}, ${set.coverage}${squeeze}`;
}
const round = (x: number): string => String(Number(x.toFixed(1)));
const SET_SECTIONS: Readonly<Record<LensSet['kind'], string>> = {
  'spherical-prime': 'Spherical primes',
  'anamorphic-prime': 'Anamorphic primes',
  'spherical-zoom': 'Zooms',
  'anamorphic-zoom': 'Anamorphic zooms',
};

/** What needs no catalogue of the engine. */
const BUILT_IN: readonly LibraryItem[] = [
  ...FIGURES.map((kind): LibraryItem => ({
    id: `figures/${kind.id}`,
    category: 'figures',
    title: kind.title,
    detail: `${kind.heightM} m`,
    icon: PersonStanding,
    words: 'person actor stand-in people',
    take: (at) => placeFigure(kind, at),
  })),
  ...PRIMITIVE_NAMES.map((name): LibraryItem => ({
    id: `objects/${name}`,
    category: 'objects',
    title: primitiveTitle(name),
    detail: name === 'plane' ? 'floor or wall' : name === 'disc' ? 'sheet' : 'solid',
    icon: PRIMITIVE_ICONS[name],
    words: 'primitive shape',
    take: (at) => placePrimitive(name, at),
  })),
  {
    id: 'objects/haze',
    category: 'objects',
    title: 'Box of haze',
    detail: 'light beams show in it',
    icon: CloudFog,
    words: 'fog smoke atmosphere medium dust',
    take: (at) => placeHaze(at),
  },
  ...LIGHT_KINDS.map((kind): LibraryItem => ({
    id: `lights/${kind}`,
    category: 'lights',
    title: lightKindName(kind),
    detail: kind === 'sun' ? 'parallel light' : kind,
    icon: Lightbulb,
    words: 'lamp source',
    take: (at) => placeLight(kind, at),
  })),
  ...GEL_NAMES.map((name): LibraryItem => {
    const info = gelInfo(name);
    const through = `${Math.round(info.luminousTransmission * 100)} %`;
    return {
      id: `gels/${name}`,
      category: 'gels',
      title: info.label,
      detail: info.miredShift === null ? through : `${signed(info.miredShift)} mired, ${through}`,
      icon: Layers,
      swatch: gelSwatch(name),
      words: 'filter correction colour',
      take: () => applyGel(name),
    };
  }),
  ...(Object.keys(MATERIAL_PRESETS) as MaterialPreset[]).map((preset): LibraryItem => ({
    id: `materials/${preset}`,
    category: 'materials',
    title: upper(preset),
    detail: '',
    icon: Palette,
    swatch: materialSwatch(preset),
    section: sectionOfMaterial(preset),
    words: 'surface look texture',
    take: () => {
      applyMaterialPreset(preset, selectionStore.getState().ids);
    },
  })),
  ...ENVIRONMENTS.map((preset): LibraryItem => ({
    id: `environments/${preset.id}`,
    category: 'environments',
    title: preset.title,
    detail: preset.detail,
    icon: Globe,
    words: 'sky sun time of day world hdri',
    take: () => applyEnvironment(preset),
  })),
];

export function libraryItems(
  optics: OpticsCatalog,
  fixtures: readonly FixtureLibrary[],
): readonly LibraryItem[] {
  return [
    ...BUILT_IN,
    ...fixtures.flatMap((library) =>
      library.fixtures.map((fixture): LibraryItem => ({
        id: `fixtures/${fixture.id}`,
        category: 'fixtures',
        title: fixture.name.split(',')[0]!,
        detail: fixture.name.split(',').slice(1).join(',').trim(),
        icon: Lightbulb,
        section: library.family,
        words: `lamp light ${library.family}`,
        take: (at) => placeFixture(fixture, at),
      })),
    ),
    ...optics.cameras.map((body): LibraryItem => ({
      id: `cameras/${body.id}`,
      category: 'cameras',
      title: `${body.maker} ${body.model}`,
      detail: bodyDetail(body),
      icon: Camera,
      section: body.medium === 'film' ? 'Film' : body.maker,
      words: `body ${body.medium}`,
      take: (at) => placeBody(body, optics, at),
    })),
    ...optics.lensSets.map((set): LibraryItem => ({
      id: `lenses/${set.id}`,
      category: 'lenses',
      title: `${set.maker} ${set.name}`,
      detail: setDetail(set),
      icon: Aperture,
      section: SET_SECTIONS[set.kind],
      words: `${set.kind} ${set.coverage}`,
      take: () => applyLensSet(set),
    })),
  ];
}

/** Those whose words all occur, in any order. */
export function found(items: readonly LibraryItem[], typed: string): readonly LibraryItem[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return items.filter((item) => {
    const text =
      `${item.title} ${item.detail} ${item.section ?? ''} ${CATEGORY_TITLES[item.category]} ${item.words ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
