/**
 * The flat render scene: all that light transport needs to know, and nothing of documents, files or user
 * interfaces. Importers and `document → render scene` produce it; the tracer packs it for a device.
 *
 * Conventions: metres, right-handed, Y up; cameras, spots, directional lights and area lights point along
 * their local −Z (glTF's conventions). Angles are radians. Light is photometric: nits, candela, lux.
 * Colours are linear Rec.709 (D65) unless a name says otherwise; as reflectance they become spectra by
 * Mallett & Yuksel 2019.
 */
import type { Mat4 } from '../math/mat4.ts';
import type { Candela, Lux, Metres, Nits, Radians } from '../units/units.ts';

export type LinearRgb = readonly [number, number, number];

export interface RenderScene {
  readonly meshes: readonly RenderMesh[];
  readonly materials: readonly RenderMaterial[];
  readonly textures: readonly RenderTexture[];
  readonly instances: readonly RenderInstance[];
  readonly lights: readonly RenderLight[];
  readonly environment: RenderEnvironment | null;
  /** Haze, fog and smoke; left out where the air is clear. They may be in each other. */
  readonly media?: readonly RenderMedium[];
  readonly cameras: readonly RenderCamera[];
  /** What an importer met and could not honour: shown to the user, never dropped. */
  readonly warnings: readonly string[];
}

/** Triangles of one material in object space. Every array is tightly packed. */
export interface RenderMesh {
  readonly name: string;
  /** xyz per vertex, metres. */
  readonly positions: Float32Array;
  /** Unit xyz per vertex; null means flat shading by the geometric normal. */
  readonly normals: Float32Array | null;
  /** Unit xyz and handedness ±1 per vertex (glTF TANGENT); null: derived from uv when a normal map needs it. */
  readonly tangents: Float32Array | null;
  /** uv per vertex; null where there is none. v runs downward as in glTF. */
  readonly uvs: Float32Array | null;
  readonly uvs1: Float32Array | null;
  /** Linear RGBA per vertex, multiplied into base colour and opacity. */
  readonly colors: Float32Array | null;
  /** Three vertex indices per triangle, counter-clockwise seen from outside. */
  readonly indices: Uint32Array;
}

/** A pose over the shutter: the transform at each time, times ascending, in seconds from shutter reference time 0. */
export interface MotionKey {
  readonly time: number;
  readonly worldFromLocal: Mat4;
}
/** One key: still. Several: interpolated between neighbours (translation/scale linearly, rotation spherically). */
export type Motion = readonly [MotionKey, ...MotionKey[]];

export interface RenderInstance {
  readonly name: string;
  readonly mesh: number;
  readonly material: number;
  readonly motion: Motion;
  /** Identity of the document object for the object-id AOV; 1-based, 0 is background. */
  readonly objectId: number;
  /** Name of the light group that this instance's emission belongs to. */
  readonly lightGroup?: string;
}

/** A homogeneous medium that scatters and takes light. */
export interface RenderMedium {
  readonly name: string;
  /** Of a box from −1 to 1 on each axis or a sphere of radius 1; the whole scene is the box around all that stands in it. */
  readonly extent: { readonly shape: 'box' | 'sphere'; readonly worldFromUnit: Mat4 } | 'scene';
  /** Extinction coefficient, 1/m, ≥ 0. */
  readonly extinctionPerM: number;
  /** Single-scattering albedo, 0…1. */
  readonly albedo: LinearRgb;
  /** Mean cosine of scattering (Henyey–Greenstein), −1…1: above 0 light goes on rather than back. */
  readonly anisotropy: number;
}

export type TextureFormat = 'rgba8' | 'rgba8-srgb' | 'rgba32f';
export type WrapMode = 'repeat' | 'clamp' | 'mirror';

/** Texels row by row from the top left. rgba8-srgb decodes RGB by the sRGB curve; alpha is linear in all formats. */
export interface RenderTexture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly format: TextureFormat;
  readonly data: Uint8Array | Float32Array;
}

/** A use of a texture: its sampler, its uv set and its uv transform (KHR_texture_transform, radians). */
export interface TextureRef {
  readonly texture: number;
  readonly uvSet: 0 | 1;
  readonly wrapU: WrapMode;
  readonly wrapV: WrapMode;
  readonly filter: 'linear' | 'nearest';
  readonly offset: readonly [number, number];
  readonly scale: readonly [number, number];
  readonly rotation: number;
}

/** value × texture.rgb */
export interface ColorParam {
  readonly value: LinearRgb;
  readonly texture?: TextureRef;
}
/** value × texture[channel] */
export interface ScalarParam {
  readonly value: number;
  readonly texture?: TextureRef & { readonly channel: 0 | 1 | 2 | 3 };
}

/** Metals with measured complex refractive index in core/color. */
export type MeasuredMetal = 'Ag' | 'Al' | 'Au' | 'Cr' | 'Cu' | 'Fe' | 'Ni' | 'Ti' | 'W' | 'brass';

/** A material on the OpenPBR 1.1 model, as far as surfaces without subsurface go. */
export interface RenderMaterial {
  readonly name: string;
  readonly baseWeight: number;
  readonly baseColor: ColorParam;
  /** EON roughness 0…1. */
  readonly baseDiffuseRoughness: number;
  readonly baseMetalness: ScalarParam;
  /** Measured metal: replaces base colour as the reflectance of the metallic part. */
  readonly metal: MeasuredMetal | null;
  readonly specularWeight: ScalarParam;
  readonly specularColor: ColorParam;
  /** Perceptual roughness 0…1 (GGX α = roughness²). */
  readonly specularRoughness: ScalarParam;
  /** 0 isotropic … 1; stretched along the tangent turned by `specularRotation` radians. */
  readonly specularAnisotropy: ScalarParam;
  readonly specularRotation: number;
  readonly specularIor: number;
  readonly transmissionWeight: ScalarParam;
  /** Tint of the transmitted light: at the surface when depth is 0, else reached after `transmissionDepth` metres. */
  readonly transmissionColor: ColorParam;
  readonly transmissionDepth: number;
  /** Abbe number of the dielectric; 0 = no dispersion. */
  readonly dispersionAbbe: number;
  readonly coatWeight: ScalarParam;
  readonly coatColor: LinearRgb;
  readonly coatRoughness: ScalarParam;
  readonly coatIor: number;
  readonly fuzzWeight: number;
  readonly fuzzColor: ColorParam;
  readonly fuzzRoughness: ScalarParam;
  /** Emitted luminance of the front face (and the back when double-sided) for emissionColor (1,1,1). */
  readonly emissionNits: Nits;
  readonly emissionColor: ColorParam;
  /** Spectrum of the emission; null: emissionColor × D65. */
  readonly emissionSpectrum: Spectrum | null;
  /** Coverage; multiplied by base colour texture alpha when `alphaFromBaseColor`. */
  readonly opacity: ScalarParam;
  readonly alphaFromBaseColor: boolean;
  /** blend: stochastic coverage; mask: coverage ≥ cutoff; opaque: ignored. */
  readonly alphaMode: 'opaque' | 'mask' | 'blend';
  readonly alphaCutoff: number;
  /** An infinitely thin sheet (leaf, paper, pane): refraction does not bend, both faces the same side. */
  readonly thinWalled: boolean;
  /** The back emits as well. Surfaces always reflect and block light from both sides: a wall is a wall. */
  readonly doubleSided: boolean;
  readonly normalMap: (TextureRef & { readonly strength: number }) | null;
  /** Colours are emitted as they are, unlit (KHR_materials_unlit): baseColor as nits. */
  readonly unlit: boolean;
}

/** Samples of a spectral quantity every 5 nm from 360 to 830 nm: 95 numbers. */
export type Spectrum = Float32Array;
export const SPECTRUM_FIRST_NM = 360;
export const SPECTRUM_STEP_NM = 5;
export const SPECTRUM_SAMPLES = 95;

interface LightBase {
  readonly name: string;
  readonly motion: Motion;
  /** Relative spectral power; any scale (the photometric magnitude decides). Null: D65. */
  readonly spectrum: Spectrum | null;
  /** Multiplied onto the spectrum as an RGB tint: linear Rec.709 seen under D65. The magnitude scales with its luminance. */
  readonly tint: LinearRgb;
  readonly lightGroup: string;
  /** False: lights the scene but is not seen by camera rays (area lights). */
  readonly visibleToCamera: boolean;
}
/** Isotropic point; with `radius` > 0 a sphere of that radius that gives the same intensity far away. */
export interface PointLight extends LightBase {
  readonly kind: 'point';
  readonly intensity: Candela;
  readonly radius: Metres;
}
/** glTF spot: full intensity inside the inner half-angle, smooth to zero at the outer half-angle. */
export interface SpotLight extends LightBase {
  readonly kind: 'spot';
  readonly intensity: Candela;
  readonly innerAngle: Radians;
  readonly outerAngle: Radians;
  readonly radius: Metres;
}
/** Measured luminous intensity (IES/LDT): candela over vertical angle (from −Z) × horizontal angle. */
export interface ProfileLight extends LightBase {
  readonly kind: 'profile';
  readonly verticalAngles: Float32Array;
  readonly horizontalAngles: Float32Array;
  /** candela[h · verticalAngles.length + v] */
  readonly candela: Float32Array;
  readonly radius: Metres;
}
/** Parallel light: illuminance on a surface facing it; `angularDiameter` > 0 softens it like the sun. */
export interface DirectionalLight extends LightBase {
  readonly kind: 'directional';
  readonly illuminance: Lux;
  readonly angularDiameter: Radians;
}
/** Lambertian emitters of uniform luminance. Rectangle and disc shine along −Z. */
export interface RectLight extends LightBase {
  readonly kind: 'rect';
  readonly luminance: Nits;
  readonly width: Metres;
  readonly height: Metres;
  readonly twoSided: boolean;
}
export interface DiscLight extends LightBase {
  readonly kind: 'disc';
  readonly luminance: Nits;
  readonly radius: Metres;
  readonly twoSided: boolean;
}
export interface SphereLight extends LightBase {
  readonly kind: 'sphere';
  readonly luminance: Nits;
  readonly radius: Metres;
}
export type RenderLight =
  PointLight | SpotLight | ProfileLight | DirectionalLight | RectLight | DiscLight | SphereLight;

/**
 * Radiance from infinity. `image` is equirectangular, linear Rec.709 in nits after `scale`: the centre column looks along −Z (toward
 * where an identity camera looks), u grows to the right (+X), the top row is +Y; `rotationY` radians turns it about +Y.
 */
export interface RenderEnvironment {
  readonly image: {
    readonly width: number;
    readonly height: number;
    /** rgb per pixel */ readonly data: Float32Array;
  };
  readonly scale: number;
  readonly rotationY: Radians;
  /** Spectrum multiplied with the image in place of D65; null: D65. */
  readonly spectrum: Spectrum | null;
  readonly visibleToCamera: boolean;
  readonly lightGroup: string;
}

/** A physical camera over one frame. Film distances are of the active area before desqueezing. */
export interface RenderCamera {
  readonly name: string;
  readonly motion: Motion;
  readonly projection: 'perspective' | 'orthographic';
  /** Active film width and height in metres; orthographic: the extent of the view in metres. */
  readonly filmWidth: Metres;
  readonly filmHeight: Metres;
  readonly focalLength: Metres;
  /** Horizontal anamorphic squeeze, 1 = spherical. Horizontal field = filmWidth × squeeze. */
  readonly squeeze: number;
  /** Shift of the film centre in film widths and heights (lens shift). */
  readonly shift: readonly [number, number];
  /** From the lens to the plane of focus along −Z; Infinity focuses at infinity. */
  readonly focusDistance: Metres;
  /** Radius of the entrance pupil; 0 is a pinhole. */
  readonly apertureRadius: Metres;
  /** Straight iris blades; 0 or less than 3: a round opening. */
  readonly irisBlades: number;
  readonly irisRotation: Radians;
  /** Horizontal ÷ vertical size of the entrance pupil (anamorphic bokeh < 1). */
  readonly pupilAspect: number;
  /** Shutter open and close in seconds around reference time 0; equal: an instant. */
  readonly shutterOpen: number;
  readonly shutterClose: number;
  /** Scene nits that the camera's exposure maps to a linear 1.0; null: no camera exposure known. */
  readonly nitsAtOne: Nits | null;
  /** Correlated colour temperature that the camera calls white; null: D65. */
  readonly whiteBalanceKelvin: number | null;
  /** Distance of that white from the Planckian locus in CIE 1960 uv, positive greener; default 0. */
  readonly whiteBalanceDuv?: number;
  /** Near and far ends of camera rays in metres. */
  readonly near: Metres;
  readonly far: Metres;
}
