// The geometry of lights that have a size: where rays meet them, and uniform sampling of the solid angle they fill.
//
// 1. C. Ureña, M. Fajardo, A. King, An Area-Preserving Parametrization for Spherical Rectangles, EGSR 2013.
import package::bindings::{lights, LIGHT_RECT, LIGHT_DISC, LIGHT_TWO_SIDED};
import package::constants::{PI, TWO_PI, INFINITE_DISTANCE};
import package::sampling::{concentricDisc, basisAround, toWorld};

// A direction towards a shape; pdf is per solid angle, 0 where the shape cannot be seen.
struct ShapeSample {
  direction: vec3f,
  distance: f32,
  pdf: f32,
}

const NO_SHAPE: ShapeSample = ShapeSample(vec3f(0.0, 0.0, 1.0), 0.0, 0.0);

// Distance to the light's shape along the ray from its shining side, or INFINITE_DISTANCE.
fn intersectShape(light: u32, origin: vec3f, direction: vec3f) -> f32 {
  let toCentre = lights[light].position - origin;
  let kind = lights[light].kind;
  if (kind == LIGHT_RECT || kind == LIGHT_DISC) {
    let facing = dot(direction, lights[light].axisZ);
    let depth = dot(toCentre, lights[light].axisZ);
    let distance = depth / facing;
    // shines along −z: seen when the ray runs along +z
    let isShining = facing > 0.0 || (lights[light].flags & LIGHT_TWO_SIDED) != 0u;
    let p = distance * direction - toCentre;
    let x = dot(p, lights[light].axisX);
    let y = dot(p, lights[light].axisY);
    let size = lights[light].size;
    let isInside = select(abs(x) <= size.x && abs(y) <= size.y, x * x + y * y <= size.x * size.x, kind == LIGHT_DISC);
    return select(INFINITE_DISTANCE, distance, isShining && isInside && facing != 0.0 && distance > 0.0);
  }
  return intersectSphere(toCentre, direction, lights[light].radius);
}

// First crossing of a sphere's outside, or INFINITE_DISTANCE.
fn intersectSphere(toCentre: vec3f, direction: vec3f, radius: f32) -> f32 {
  let along = dot(toCentre, direction);
  let off = toCentre - along * direction;
  let inside = radius * radius - dot(off, off);
  if (inside < 0.0 || along < 0.0 || dot(toCentre, toCentre) <= radius * radius) {
    return INFINITE_DISTANCE;
  }
  return along - sqrt(inside);
}

// Uniform over the solid angle of a sphere of the light's radius.
fn sampleSphere(toCentre: vec3f, radius: f32, u: vec2f) -> ShapeSample {
  let d2 = dot(toCentre, toCentre);
  let sine2 = radius * radius / d2;
  if (sine2 >= 1.0) {
    return NO_SHAPE;
  }
  let cap = coneCap(sine2);
  let axis = toCentre * inverseSqrt(d2);
  let direction = coneDirection(axis, cap, u);
  let distance = intersectSphere(toCentre, direction, radius);
  // at grazing incidence rounding may miss the sphere: it touches at its horizon
  return ShapeSample(direction, select(distance, sqrt(d2 - radius * radius), distance == INFINITE_DISTANCE), 1.0 / (TWO_PI * cap));
}

// 1 − cos of the half-angle whose sine squared is given, exact for small cones.
fn coneCap(sine2: f32) -> f32 {
  return sine2 / (1.0 + sqrt(1.0 - sine2));
}

// Uniform in the cone around `axis` with 1 − cos of its half-angle = cap.
fn coneDirection(axis: vec3f, cap: f32, u: vec2f) -> vec3f {
  let h = cap * u.x;
  let sine = sqrt(max(0.0, h * (2.0 - h)));
  let phi = TWO_PI * u.y;
  return normalize(toWorld(basisAround(axis), vec3f(sine * cos(phi), sine * sin(phi), 1.0 - h)));
}

fn spherePdf(toCentre: vec3f, radius: f32) -> f32 {
  let sine2 = radius * radius / dot(toCentre, toCentre);
  if (sine2 >= 1.0) {
    return 0.0;
  }
  return 1.0 / (TWO_PI * coneCap(sine2));
}

// Uniform over a disc's area, as density over solid angle.
fn sampleDisc(light: u32, origin: vec3f, u: vec2f) -> ShapeSample {
  let p = lights[light].size.x * concentricDisc(u);
  let offset = lights[light].position + p.x * lights[light].axisX + p.y * lights[light].axisY - origin;
  let d2 = dot(offset, offset);
  let distance = sqrt(d2);
  let direction = offset / distance;
  return ShapeSample(direction, distance, areaPdf(light, direction, d2));
}

// Density over solid angle of a point uniform on the light's area.
fn areaPdf(light: u32, direction: vec3f, d2: f32) -> f32 {
  let facing = dot(direction, lights[light].axisZ);
  let cosine = select(max(facing, 0.0), abs(facing), (lights[light].flags & LIGHT_TWO_SIDED) != 0u);
  if (cosine <= 1e-6) {
    return 0.0;
  }
  return d2 / (cosine * lights[light].area);
}

struct SphericalRectangle {
  x0: f32,
  x1: f32,
  y0: f32,
  y1: f32,
  z0: f32,
  b0: f32,
  b1: f32,
  k: f32,
  solidAngle: f32,
}

// Set-up of [1] in the rectangle's own axes; z0 < 0.
fn sphericalRectangle(light: u32, origin: vec3f) -> SphericalRectangle {
  let toCentre = lights[light].position - origin;
  let size = lights[light].size;
  let cx = dot(toCentre, lights[light].axisX);
  let cy = dot(toCentre, lights[light].axisY);
  let z0 = -abs(dot(toCentre, lights[light].axisZ));
  let x0 = cx - size.x;
  let x1 = cx + size.x;
  let y0 = cy - size.y;
  let y1 = cy + size.y;
  // normals of the four side planes; only their z components are needed
  let n0 = -y0 * inverseSqrt(z0 * z0 + y0 * y0);
  let n1 = x1 * inverseSqrt(z0 * z0 + x1 * x1);
  let n2 = y1 * inverseSqrt(z0 * z0 + y1 * y1);
  let n3 = -x0 * inverseSqrt(z0 * z0 + x0 * x0);
  let g0 = acos(clamp(-n0 * n1, -1.0, 1.0));
  let g1 = acos(clamp(-n1 * n2, -1.0, 1.0));
  let g2 = acos(clamp(-n2 * n3, -1.0, 1.0));
  let g3 = acos(clamp(-n3 * n0, -1.0, 1.0));
  return SphericalRectangle(x0, x1, y0, y1, z0, n0, n2, TWO_PI - g2 - g3, g0 + g1 + g2 + g3 - TWO_PI);
}

// Below this the difference of angles has lost its digits, and area sampling is as good.
const SMALLEST_SPHERICAL_RECTANGLE: f32 = 1e-3;

fn rectanglePdf(light: u32, origin: vec3f, direction: vec3f, distance: f32) -> f32 {
  let q = sphericalRectangle(light, origin);
  if (!(q.solidAngle > SMALLEST_SPHERICAL_RECTANGLE)) {
    return areaPdf(light, direction, distance * distance);
  }
  return 1.0 / q.solidAngle;
}

fn sampleRectangle(light: u32, origin: vec3f, u: vec2f) -> ShapeSample {
  let axisX = lights[light].axisX;
  let axisY = lights[light].axisY;
  let axisZ = lights[light].axisZ;
  let depth = dot(lights[light].position - origin, axisZ);
  if (depth <= 0.0 && (lights[light].flags & LIGHT_TWO_SIDED) == 0u) {
    return NO_SHAPE;
  }
  let q = sphericalRectangle(light, origin);
  if (!(q.solidAngle > SMALLEST_SPHERICAL_RECTANGLE)) {
    let size = lights[light].size;
    let p = (2.0 * u - 1.0) * size;
    let offset = lights[light].position + p.x * axisX + p.y * axisY - origin;
    let d2 = dot(offset, offset);
    let direction = offset * inverseSqrt(d2);
    return ShapeSample(direction, sqrt(d2), areaPdf(light, direction, d2));
  }
  // [1], listing 2
  let au = u.x * q.solidAngle + q.k;
  let fu = (cos(au) * q.b0 - q.b1) / sin(au);
  let cu = clamp(select(-1.0, 1.0, fu > 0.0) * inverseSqrt(fu * fu + q.b0 * q.b0), -1.0, 1.0);
  let xu = clamp(-(cu * q.z0) * inverseSqrt(max(1e-12, 1.0 - cu * cu)), q.x0, q.x1);
  let d = sqrt(xu * xu + q.z0 * q.z0);
  let h0 = q.y0 * inverseSqrt(d * d + q.y0 * q.y0);
  let h1 = q.y1 * inverseSqrt(d * d + q.y1 * q.y1);
  let hv = h0 + u.y * (h1 - h0);
  let yv = select(q.y1, hv * d * inverseSqrt(max(1e-12, 1.0 - hv * hv)), hv * hv < 1.0 - 1e-6);
  let offset = xu * axisX + yv * axisY + depth * axisZ;
  let distance = length(offset);
  return ShapeSample(offset / distance, distance, 1.0 / q.solidAngle);
}
