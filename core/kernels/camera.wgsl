// Physical camera: thin lens with an iris of straight blades, anamorphic pupil, moving over the shutter.
//
// 1. C. Kolb et al., A Realistic Camera Model for Computer Graphics, SIGGRAPH 1995 (thin-lens form).
//
// The view keeps its width when focus is racked, as breathing-free cine lenses do; the host has scaled the pupil by
// S/(S − f), so that circles of confusion have their thin-lens size all the same.
import package::bindings::{frame, Camera};
import package::constants::INFINITE_DISTANCE;
import package::sampling::{concentricDisc, polygonPoint};
import package::transform::{motionAt, affinePoint, affineDirection, affineInverse};

struct Ray {
  origin: vec3f,
  direction: vec3f,
  time: f32,
  far: f32,
}

fn pupilPoint(camera: Camera, u: vec2f) -> vec2f {
  if (u.x < 0.0 || (camera.pupilRadius.x == 0.0 && camera.pupilRadius.y == 0.0)) {
    return vec2f(0.0);
  }
  if (camera.irisBlades < 3u) {
    return camera.pupilRadius * concentricDisc(u);
  }
  return camera.pupilRadius * polygonPoint(u, camera.irisBlades, camera.irisRotation);
}

// `position`: in pixels from the top left of the image; `lens` in the unit square, negative for the lens centre; `time`
// 0…1 over the shutter.
fn cameraRay(position: vec2f, lens: vec2f, time: f32) -> Ray {
  let camera = frame.camera;
  let ndc = vec2f(2.0, -2.0) * position / vec2f(frame.imageSize) + vec2f(-1.0, 1.0) + camera.shift;
  let onFilm = ndc * camera.halfExtent;
  var origin = vec3f(0.0);
  var direction = vec3f(onFilm, -1.0);
  if (camera.orthographic != 0u) {
    origin = vec3f(onFilm, 0.0);
    direction = vec3f(0.0, 0.0, -1.0);
  } else {
    let pupil = pupilPoint(camera, lens);
    origin = vec3f(pupil, 0.0);
    // all rays of a film point meet where its pinhole ray meets the plane of focus
    if (camera.focusDistance > 0.0) {
      direction -= vec3f(pupil / camera.focusDistance, 0.0);
    }
  }
  let pose = motionAt(frame.cameraKeys, frame.cameraKeyCount, time);
  // near and far are depths along the axis
  let stretch = length(direction);
  let unit = direction / stretch;
  let worldDirection = normalize(affineDirection(pose, unit));
  let start = affinePoint(pose, origin + unit * (camera.near * stretch));
  // without a far plane the end stays the one number that everything else compares with
  return Ray(start, worldDirection, time, min((camera.far - camera.near) * stretch, INFINITE_DISTANCE));
}

// Pixel position of a world point through the lens centre at a shutter time; z is depth along the axis in metres.
fn cameraProject(point: vec3f, time: f32) -> vec3f {
  let camera = frame.camera;
  let local = affinePoint(affineInverse(motionAt(frame.cameraKeys, frame.cameraKeyCount, time)), point);
  let scale = select(-local.z, 1.0, camera.orthographic != 0u);
  let ndc = local.xy / (scale * camera.halfExtent) - camera.shift;
  return vec3f((ndc - vec2f(-1.0, 1.0)) * vec2f(0.5, -0.5) * vec2f(frame.imageSize), -local.z);
}
