// Skylight through windows. A room sees little of the sky, so half of the samples of the environment go through its panes:
// the host lists the rectangles around clear panes, and directions through them are mixed with those of the image's own
// distribution. The density is that of the mixture, so light that comes another way is not lost.
//
// 1. B. Bitterli, J. Novák, W. Jarosz, Portal-Masked Environment Map Sampling, EGSR 2015 (the problem; the mixture here is
//    simpler: portals are sampled uniformly over the solid angle they fill).
import package::bindings::frame;
import package::constants::INFINITE_DISTANCE;
import package::environment::{environmentPdf, sampleEnvironment};
import package::light_shapes::{intersectShape, rectanglePdf, sampleRectangle};

const PORTAL_SHARE: f32 = 0.5;

// A direction in which light of the environment may reach p.
fn sampleSkyFrom(light: u32, p: vec3f, u: vec2f) -> vec3f {
  if (frame.portalCount == 0u) {
    return sampleEnvironment(light, u);
  }
  if (u.x >= PORTAL_SHARE) {
    return sampleEnvironment(light, vec2f((u.x - PORTAL_SHARE) / (1.0 - PORTAL_SHARE), u.y));
  }
  let choice = u.x / PORTAL_SHARE * f32(frame.portalCount);
  let portal = min(u32(choice), frame.portalCount - 1u);
  return sampleRectangle(frame.portalFirst + portal, p, vec2f(fract(choice), u.y)).direction;
}

// Density over solid angle of sampleSkyFrom.
fn skyPdfFrom(light: u32, p: vec3f, direction: vec3f) -> f32 {
  let own = environmentPdf(light, direction);
  if (frame.portalCount == 0u) {
    return own;
  }
  var through = 0.0;
  for (var i = frame.portalFirst; i < frame.portalFirst + frame.portalCount; i++) {
    let distance = intersectShape(i, p, direction);
    if (distance < INFINITE_DISTANCE) {
      through += rectanglePdf(i, p, direction, distance);
    }
  }
  return mix(own, through / f32(frame.portalCount), PORTAL_SHARE);
}
