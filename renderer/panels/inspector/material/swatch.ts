/**
 * A ball of the material under a window and a soft fill, drawn with a few lines of shading: enough to know velvet from chrome at the size
 * of a thumb. What the surface truly does is for the renderer.
 */
import type { MaterialRecord } from '../../../../core/document/index.ts';
import { metalOptics, normalReflectance } from '../../../../core/color/metals.ts';
import { xyzOfSpectrum } from '../../../../core/color/cie-observer.ts';
import { transform3, type Triple } from '../../../../core/color/matrix3.ts';
import { RGB_SPACES, rgbFromXyz } from '../../../../core/color/rgb-spaces.ts';
import { encodeSrgb } from '../../../../core/color/transfer-functions.ts';
import { illuminantSpectrum } from '../../../../core/color/illuminants.ts';
import { multiplySpectra } from '../../../../core/color/spectrum.ts';
import { dot, normalize, scale, sub, type Vec3 } from '../../../../core/math/vec3.ts';

const LIGHT: Vec3 = normalize([-0.55, 0.65, 0.55]);
const EYE: Vec3 = [0, 0, 1];
const FROM_XYZ = rgbFromXyz(RGB_SPACES.rec709);

const metalColours = new Map<string, Triple>();
/** Reflection at normal incidence under D65. */
function metalColour(name: NonNullable<MaterialRecord['metal']>): Triple {
  const known = metalColours.get(name);
  if (known !== undefined) return known;
  const white = illuminantSpectrum('D65');
  const lit = xyzOfSpectrum(multiplySpectra(normalReflectance(metalOptics(name)), white));
  const full = xyzOfSpectrum(white)[1];
  const rgb = transform3(FROM_XYZ, [lit[0] / full, lit[1] / full, lit[2] / full]);
  const colour: Triple = [Math.max(0, rgb[0]), Math.max(0, rgb[1]), Math.max(0, rgb[2])];
  metalColours.set(name, colour);
  return colour;
}

/** The room that a mirror would show: bright above, a window to the left, a dark floor. */
function room(direction: Vec3, roughness: number): number {
  const sky = 0.06 + 0.34 * Math.max(0, direction[1] * 0.5 + 0.5) ** 2;
  const width = 0.04 + roughness * 0.9;
  const toWindow = Math.max(0, dot(direction, LIGHT));
  const window = Math.exp((toWindow - 1) / (width * width * 0.5)) * (1.6 / (1 + 14 * roughness * roughness));
  return sky + window;
}

const schlick = (f0: number, cos: number): number => f0 + (1 - f0) * (1 - cos) ** 5;
const mix = (a: Triple, b: Triple, t: number): Triple => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

export function shadePoint(material: MaterialRecord, normal: Vec3): Triple {
  const cos = Math.max(0, dot(normal, EYE));
  const mirror = sub(scale(normal, 2 * cos), EYE);
  const roughness = material.specularRoughness.value;
  const base = scale(material.baseColor.value, material.baseWeight) as Triple;
  const lambert = Math.max(0, dot(normal, LIGHT)) * 0.95 + 0.1 + 0.12 * Math.max(0, normal[1]);
  const f0 = ((material.specularIor - 1) / (material.specularIor + 1)) ** 2 * material.specularWeight.value;
  const shine = schlick(f0, cos) * room(mirror, roughness);
  const through = material.transmissionWeight.value;
  // glass shows the room behind it upside down
  const behind = scale(
    material.transmissionColor.value,
    room([-normal[0], -normal[1], 0.3], roughness) * 0.9,
  ) as Triple;
  const body = mix(scale(base, lambert) as Triple, behind, through);
  const dielectric: Triple = [body[0] + shine, body[1] + shine, body[2] + shine];
  const tint = material.metal === null ? base : metalColour(material.metal);
  const reflected = room(mirror, roughness);
  const metal = scale(mix(tint, [1, 1, 1], (1 - cos) ** 5), reflected * 1.15) as Triple;
  let colour = mix(dielectric, metal, material.baseMetalness.value);
  if (material.coatWeight.value > 0) {
    const coatF0 = ((material.coatIor - 1) / (material.coatIor + 1)) ** 2;
    const coat =
      schlick(coatF0, cos) * room(mirror, material.coatRoughness.value) * material.coatWeight.value;
    colour = [colour[0] + coat, colour[1] + coat, colour[2] + coat];
  }
  if (material.fuzzWeight > 0) {
    const rim = (1 - cos) ** 2 * material.fuzzWeight * 0.7;
    const fuzz = material.fuzzColor.value;
    colour = [colour[0] + rim * fuzz[0], colour[1] + rim * fuzz[1], colour[2] + rim * fuzz[2]];
  }
  if (material.emissionNits > 0) {
    const glow = 0.35 + 0.15 * Math.log10(1 + material.emissionNits);
    const emitted = material.emissionColor.value;
    colour = [colour[0] + glow * emitted[0], colour[1] + glow * emitted[1], colour[2] + glow * emitted[2]];
  }
  return colour;
}

const code = (linear: number): number =>
  Math.round(255 * encodeSrgb(Math.min(1, Math.max(0, linear / (1 + 0.18 * linear)))));

/** RGBA, `size` squared; transparent around the ball. */
export function shadeSphere(material: MaterialRecord, size: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(size * size * 4);
  const radius = size / 2 - 1;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const nx = (x + 0.5 - size / 2) / radius;
      const ny = -(y + 0.5 - size / 2) / radius;
      const r = Math.hypot(nx, ny);
      if (r > 1 + 1 / radius) continue;
      const inside = Math.min(r, 1);
      const unit = r === 0 ? 0 : inside / r;
      const colour = shadePoint(material, [
        nx * unit,
        ny * unit,
        Math.sqrt(Math.max(0, 1 - inside * inside)),
      ]);
      const edge = Math.min(1, Math.max(0, (1 - r) * radius + 1));
      const opacity = 0.25 + 0.75 * material.opacity.value;
      pixels.set(
        [code(colour[0]), code(colour[1]), code(colour[2]), 255 * edge * opacity],
        (y * size + x) * 4,
      );
    }
  return pixels;
}
