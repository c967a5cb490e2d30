/** The shader that shows scene-linear pixels: exposure, white balance, picture formation, false colour, zebra, clipping. */
import { FALSE_COLOUR_BANDS } from '../../../core/color/false-colour.ts';
import { PICTURE_FORMATION_GLSL } from '../picture/picture-formation-glsl.ts';

const [BLACK, CLIPPED] = [FALSE_COLOUR_BANDS[0]!, FALSE_COLOUR_BANDS.at(-1)!];
/** Stops over grey below which a picture is black, and from which it is clipped, as false colour has them. */
export const BLACK_STOPS = BLACK.toStops;
export const CLIPPED_STOPS = CLIPPED.fromStops;

/** Pixels of the screen from stripe to stripe. */
export const STRIPE_PERIOD_PX = 8;

export const PICTURE_VERTEX_SHADER = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
`;

export const PICTURE_FRAGMENT_SHADER = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;

uniform sampler2D uPixels;
/** Where the pixels lie on the canvas: left, bottom, width, height. */
uniform vec4 uBox;
uniform float uNitsPerUnit;
uniform mat3 uExposure;
uniform int uTransform;
uniform int uLook;
uniform bool uIsFalseColour;
/** Display luma from which stripes are drawn; above 1: none. */
uniform float uZebra;
uniform float uStripePhase;
uniform float uStripePeriod;
uniform bool uIsClippingShown;
/** Coarse pixels are spread smoothly over the fine ones. */
uniform bool uIsCoarse;
out vec4 colour;

${PICTURE_FORMATION_GLSL}

vec3 finite(vec3 v) {
  return vec3(
    v.r == v.r ? clamp(v.r, -1e30, 1e30) : 0.0,
    v.g == v.g ? clamp(v.g, -1e30, 1e30) : 0.0,
    v.b == v.b ? clamp(v.b, -1e30, 1e30) : 0.0
  );
}

/** Cubic B-spline in four linear taps: smooth, and never below or above its neighbours. */
vec3 spread(vec2 uv) {
  vec2 size = vec2(textureSize(uPixels, 0));
  vec2 at = uv * size - 0.5;
  vec2 f = fract(at);
  vec2 base = at - f;
  vec2 g = 1.0 - f;
  vec2 w0 = g * g * g / 6.0;
  vec2 w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
  vec2 w2 = (4.0 - 6.0 * g * g + 3.0 * g * g * g) / 6.0;
  vec2 w3 = f * f * f / 6.0;
  vec2 s0 = w0 + w1;
  vec2 s1 = w2 + w3;
  vec2 p0 = (base - 0.5 + w1 / s0) / size;
  vec2 p1 = (base + 1.5 + w3 / s1) / size;
  return
    (texture(uPixels, vec2(p0.x, p0.y)).rgb * s0.x + texture(uPixels, vec2(p1.x, p0.y)).rgb * s1.x) * s0.y +
    (texture(uPixels, vec2(p0.x, p1.y)).rgb * s0.x + texture(uPixels, vec2(p1.x, p1.y)).rgb * s1.x) * s1.y;
}

void main() {
  vec2 place = (gl_FragCoord.xy - uBox.xy) / uBox.zw;
  vec2 uv = vec2(place.x, 1.0 - place.y);
  vec3 pixel = uIsCoarse ? spread(uv) : texture(uPixels, uv).rgb;
  vec3 exposed = finite(uExposure * (finite(pixel) * uNitsPerUnit));
  vec3 formed = formPicture(exposed, uTransform, uLook);
  vec3 shown = uIsFalseColour ? pnFalseColour(exposed) : formed;
  if (uIsClippingShown) {
    float stops = pnStops(exposed);
    if (stops >= ${CLIPPED_STOPS.toFixed(1)}) shown = vec3(1.0, 0.12, 0.1);
    if (stops < ${BLACK_STOPS.toFixed(1)}) shown = vec3(0.12, 0.2, 1.0);
  }
  if (uZebra <= 1.0 && pnLuminance(formed) >= uZebra) {
    float stripe = mod((gl_FragCoord.x + gl_FragCoord.y) / uStripePeriod + uStripePhase, 1.0);
    shown = stripe < 0.5 ? vec3(0.02) : mix(shown, vec3(1.0), 0.6);
  }
  colour = vec4(clamp(shown, 0.0, 1.0), 1.0);
}
`;
