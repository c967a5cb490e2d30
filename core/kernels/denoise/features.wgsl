// How alike the surfaces of two pixels are, by what the first hit says: normal, albedo and plane of the surface.
//
// 1. F. Rousselle, M. Manzi, M. Zwicker, Robust Denoising using Feature and Color Information, Pacific Graphics 2013.
import package::denoise::planes::{fromPlane, ALBEDO, NORMAL, POSITION};

// Pixels on the outline of a light or of the background: how much of either they show is what makes their value, and
// no neighbour shows the same. They stay as rendered.
const RIM: f32 = 0.5;

struct Features {
  // w: variance of the sum of squares
  normal: vec4f,
  // w: 0 a surface, 1 open: background or a bare light, RIM where they meet
  albedo: vec4f,
  position: vec3f,
  // 1/m: one over the distance off the plane that counts as another surface; 0 where nothing was hit
  planeScale: f32,
}

// Squared differences at which similarity falls to 1/e.
const NORMAL_TOLERANCE: f32 = 0.08;
const ALBEDO_TOLERANCE: f32 = 0.008;
const PLANE_TOLERANCE: f32 = 0.02;

fn featuresOf(pixel: u32) -> Features {
  let position = fromPlane(POSITION, pixel);
  return Features(
    fromPlane(NORMAL, pixel),
    fromPlane(ALBEDO, pixel),
    position.xyz,
    select(0.0, 1.0 / (PLANE_TOLERANCE * position.w), position.w > 0.0),
  );
}

// Squared distance, in tolerances, at which likeness ends.
const NO_LIKENESS: f32 = 4.0;

// Weight of a squared distance: like e^−d, but 0 from NO_LIKENESS on and without the cost of an exponential. Negative
// distances, which are less than noise makes, count as 0.
fn falloff(distance: f32) -> f32 {
  let x = clamp(1.0 - distance / NO_LIKENESS, 0.0, 1.0);
  return x * x * x * x;
}

// Squared distance in tolerances: the largest of the features', as in eq. 7 of [1].
fn featureDistance(f: Features, other: u32) -> f32 {
  let normal = fromPlane(NORMAL, other);
  let turned = f.normal.xyz - normal.xyz;
  let toOther = fromPlane(POSITION, other).xyz - f.position;
  let offPlane = dot(f.normal.xyz, toOther) * f.planeScale;
  let tinted = f.albedo - fromPlane(ALBEDO, other);
  let normals = max(0.0, dot(turned, turned) - f.normal.w - normal.w) * (1.0 / NORMAL_TOLERANCE);
  return max(max(normals, dot(tinted, tinted) * (1.0 / ALBEDO_TOLERANCE)), offPlane * offPlane);
}
