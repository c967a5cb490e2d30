/** Materials of a composition: one record for each finish that is used, shared by all things that have it. */
import { createMaterialRecord, type MaterialRecord } from '../../document/index.ts';
import { SUBSTANCE_LOOKS, type Look } from '../vocabulary/substances.ts';
import { capital } from '../words/capital.ts';
import type { Finish, Rgb } from '../vocabulary/thing-class.ts';

/** Light that a surface gives off by itself. */
export interface Glow {
  readonly nits: number;
  readonly cctK: number;
}

/** Metals and glass carry their colour in other channels than paint does. */
function tinted(look: Look, color: Rgb): Look {
  const value = { value: color, texture: null };
  if ((look.transmissionWeight?.value ?? 0) > 0)
    return { ...look, transmissionColor: value, transmissionDepthM: 0 };
  if (look.metal !== undefined && look.metal !== null)
    return { ...look, metal: null, baseColor: value, specularColor: { value: [1, 1, 1], texture: null } };
  return { ...look, baseColor: value };
}

const hex = (color: Rgb): string =>
  color
    .map((c) =>
      Math.round(255 * Math.pow(Math.min(1, Math.max(0, c)), 1 / 2.2))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');

/** Darkens and glosses what is soaked: water fills the pores, so that light leaves less often and the film reflects. */
function wetted(look: Look, wetness: number): Look {
  if (wetness <= 0 || (look.transmissionWeight?.value ?? 0) > 0 || (look.baseMetalness?.value ?? 0) > 0)
    return look;
  const dark = 1 - 0.5 * wetness;
  const [r, g, b] = look.baseColor?.value ?? [0.18, 0.18, 0.18];
  const roughness = look.specularRoughness?.value ?? 0.5;
  return {
    ...look,
    baseColor: { value: [r * dark, g * dark, b * dark], texture: null },
    specularRoughness: { value: roughness * (1 - 0.75 * wetness), texture: null },
    specularIor: 1.33 + (1.5 - 1.33) * (1 - wetness),
  };
}

/** Whitens what snow lies on. */
function snowed(look: Look, cover: number): Look {
  if (cover <= 0 || (look.transmissionWeight?.value ?? 0) > 0) return look;
  const snow: Look = SUBSTANCE_LOOKS.snow;
  if (cover >= 1) return snow;
  const mix = (a: number, b: number): number => a + cover * (b - a);
  const own = look.baseColor?.value ?? [0.18, 0.18, 0.18];
  const white = snow.baseColor?.value ?? own;
  return {
    ...look,
    baseColor: {
      value: [mix(own[0], white[0]), mix(own[1], white[1]), mix(own[2], white[2])],
      texture: null,
    },
    specularRoughness: { value: mix(look.specularRoughness?.value ?? 0.5, 0.9), texture: null },
  };
}

/** What the weather left on a surface. */
export interface Weathering {
  /** 0 dry … 1 soaked. */
  readonly wetness: number;
  /** Share that snow lies on, 0…1: what is white is not wet. */
  readonly snow: number;
}
const DRY: Weathering = { wetness: 0, snow: 0 };

export class FinishMaterials {
  readonly #createId: (look: string) => string;
  readonly #byKey = new Map<string, MaterialRecord>();

  /** @param createId gives an id for a look in words that are the same for the same look. */
  constructor(createId: (look: string) => string) {
    this.#createId = createId;
  }

  /** @returns the id of the material. */
  of({ substance, color }: Finish, glow: Glow | null = null, { wetness, snow }: Weathering = DRY): string {
    const wet = snow > 0 ? 0 : Math.round(wetness * 10) / 10;
    const white = snow > 0 ? ` snow ${snow.toFixed(2)}` : '';
    const key = `${substance} ${color?.join() ?? ''} ${glow?.nits ?? ''} ${glow?.cctK ?? ''} ${wet}${white}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known.id;
    const own: Look = SUBSTANCE_LOOKS[substance];
    const look = snowed(wetted(color === null ? own : tinted(own, color), wet), snow);
    const title = capital(substance);
    const name = [
      title,
      color === null ? '' : `#${hex(color)}`,
      wet > 0 ? 'wet' : '',
      snow > 0 ? 'under snow' : '',
      glow === null ? '' : 'lit',
    ];
    const record = createMaterialRecord({
      id: this.#createId(key),
      name: name.filter((word) => word !== '').join(' '),
      ...look,
      ...(glow !== null && {
        emissionNits: glow.nits,
        emissionSource: { type: 'cct', cctK: glow.cctK, duv: 0 } as const,
        ...(color !== null && { emissionColor: { value: color, texture: null } }),
      }),
    });
    this.#byKey.set(key, record);
    return record.id;
  }

  records(): readonly MaterialRecord[] {
    return [...this.#byKey.values()];
  }
}
