// The film: planes of width × height vec4f, written by the one invocation that owns the pixel.
//
// Plane 0: sum of XYZ in nits, sum of coverage. squares: sum of X², Y², Z², rays traced. albedo: sum of linear
// Rec.709 albedo, 0. normal: sum of world normals, 0. position: world position and depth of the pixel's centre. identity: object,
// material, motion in pixels over the shutter. Light groups: sum of XYZ each.
import package::bindings::{frame, film, NONE};

fn planeIndex(plane: u32, pixel: u32) -> u32 {
  return plane * (frame.imageSize.x * frame.imageSize.y) + pixel;
}

fn addTo(plane: u32, pixel: u32, value: vec4f) {
  if (plane != NONE) {
    film[planeIndex(plane, pixel)] += value;
  }
}

fn fromPlane(plane: u32, pixel: u32) -> vec4f {
  if (plane == NONE) {
    return vec4f(0.0);
  }
  return film[planeIndex(plane, pixel)];
}

fn toPlane(plane: u32, pixel: u32, value: vec4f) {
  if (plane != NONE) {
    film[planeIndex(plane, pixel)] = value;
  }
}
