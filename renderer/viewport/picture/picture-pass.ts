/**
 * From nits to the display: a target of half floats with several samples a pixel, which the set is drawn into, and the pass that exposes,
 * balances and forms the picture exactly as the final one is formed. The depth of the set goes along, for what is drawn over it.
 */
import {
  AlwaysDepth,
  DepthTexture,
  FloatType,
  HalfFloatType,
  LinearFilter,
  Matrix3,
  Mesh,
  NearestFilter,
  NoBlending,
  OrthographicCamera,
  PlaneGeometry,
  RawShaderMaterial,
  GLSL3,
  Vector2,
  Vector4,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three';
import { PICTURE_FORMATION_GLSL } from './picture-formation-glsl.ts';

const VERTEX = `
in vec3 position;
out vec2 uv;
void main() {
  uv = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

const FRAGMENT = `
precision highp float;
precision highp sampler2D;
in vec2 uv;
out vec4 colour;
uniform sampler2D nits;
uniform sampler2D depth;
uniform mat3 exposure;
uniform int transform;
uniform int look;
uniform bool isFormed;
/** Lens blur in pixels over the inverse of the distance: blur = lens.x * abs(1/distance − lens.y); lens.z is the most. */
uniform vec3 lens;
uniform vec2 clip;
uniform vec2 sizePx;
/** Left, bottom, right, top in uv. */
uniform vec4 recorded;
uniform vec4 delivery;
uniform bool hasFrame;
${PICTURE_FORMATION_GLSL}

float distanceOf(float z) {
  return clip.x * clip.y / (clip.y - z * (clip.y - clip.x));
}
float blurOf(float z) {
  return min(lens.x * abs(1.0 / distanceOf(z) - lens.y), lens.z);
}
vec3 bounded(vec3 v) {
  return min(max(v, 0.0), vec3(6.0e4));
}
/** A gather: what is out of focus spreads over its neighbours, what is sharp does not bleed into what lies behind it. */
vec3 throughLens() {
  vec3 own = bounded(texture(nits, uv).rgb);
  if (lens.x <= 0.0) return own;
  float z = texture(depth, uv).r;
  float mine = blurOf(z);
  float turn = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) * 6.2831853;
  vec3 sum = own;
  float weight = 1.0;
  const int COUNT = 40;
  float reach = lens.z;
  // the widest blur near by is not known: a first look finds it
  float widest = mine;
  for (int i = 0; i < 8; i++) {
    float a = float(i) * 0.785398 + turn;
    widest = max(widest, blurOf(texture(depth, uv + vec2(cos(a), sin(a)) * reach * 0.5 / sizePx).r));
  }
  if (widest < 0.7) return own;
  for (int i = 0; i < COUNT; i++) {
    float r = sqrt((float(i) + 0.5) / float(COUNT));
    float a = float(i) * 2.39996323 + turn;
    vec2 at = uv + vec2(cos(a), sin(a)) * r * widest / sizePx;
    float tapZ = texture(depth, at).r;
    float tap = blurOf(tapZ);
    if (tapZ > z) tap = min(tap, mine * 2.0);
    float inside = smoothstep(-0.5, 0.5, tap - r * widest);
    float part = inside / max(tap * tap, 1.0);
    sum += bounded(texture(nits, at).rgb) * part * max(mine * mine, 1.0);
    weight += part * max(mine * mine, 1.0);
  }
  return sum / weight;
}
bool within(vec4 r) {
  return uv.x >= r.x && uv.x <= r.z && uv.y >= r.y && uv.y <= r.w;
}

void main() {
  vec3 exposed = exposure * throughLens();
  vec3 code = isFormed ? formPicture(exposed, transform, look) : texture(nits, uv).rgb;
  if (hasFrame) {
    if (!within(recorded)) code *= 0.22;
    else if (!within(delivery)) code *= 0.5;
  }
  colour = vec4(code, 1.0);
  gl_FragDepth = texture(depth, uv).r;
}
`;

export interface Formation {
  readonly exposure: Float32Array;
  readonly transform: number;
  readonly look: number;
  /** False: the target holds codes of the display already. */
  readonly isFormed: boolean;
  /** Blur of the lens in device pixels; null: all is sharp. */
  readonly lens: {
    readonly pxPerDioptre: number;
    readonly focusDioptres: number;
    readonly mostPx: number;
  } | null;
  readonly near: number;
  readonly far: number;
  /** In uv of the pane: left, bottom, right, top. */
  readonly frame: { readonly recorded: Vector4; readonly delivery: Vector4 } | null;
}

const SAMPLES = 4;

function makeTarget(samples: number): WebGLRenderTarget {
  const target = new WebGLRenderTarget(1, 1, {
    type: HalfFloatType,
    samples,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    depthBuffer: true,
    stencilBuffer: false,
  });
  const depth = new DepthTexture(1, 1, FloatType);
  depth.minFilter = NearestFilter;
  depth.magFilter = NearestFilter;
  target.depthTexture = depth;
  return target;
}

export class PicturePass {
  readonly #samples: number;
  /** One for each pane, so that panes of different sizes do not make each other's anew. */
  readonly #targets: WebGLRenderTarget[] = [];
  #target: WebGLRenderTarget;
  readonly #material: RawShaderMaterial;
  readonly #quad: Mesh;
  readonly #eye = new OrthographicCamera();

  constructor(samples = SAMPLES) {
    this.#samples = samples;
    this.#target = makeTarget(samples);
    this.#targets.push(this.#target);
    this.#material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        nits: { value: this.#target.texture },
        depth: { value: this.#target.depthTexture },
        exposure: { value: new Matrix3() },
        transform: { value: 0 },
        look: { value: 0 },
        isFormed: { value: true },
        lens: { value: [0, 0, 0] },
        clip: { value: new Vector2(0.1, 100) },
        sizePx: { value: new Vector2(1, 1) },
        recorded: { value: new Vector4(0, 0, 1, 1) },
        delivery: { value: new Vector4(0, 0, 1, 1) },
        hasFrame: { value: false },
      },
      depthTest: true,
      depthWrite: true,
      blending: NoBlending,
    });
    this.#material.depthFunc = AlwaysDepth;
    this.#quad = new Mesh(new PlaneGeometry(2, 2), this.#material);
    this.#quad.frustumCulled = false;
  }

  /** What the set is drawn into next. */
  get target(): WebGLRenderTarget {
    return this.#target;
  }

  /** @param pane which of the panes is drawn next. @param width of its target, device pixels. @param height likewise. */
  select(pane: number, width: number, height: number): void {
    while (this.#targets.length <= pane) this.#targets.push(makeTarget(this.#samples));
    this.#target = this.#targets[pane]!;
    if (this.#target.width !== width || this.#target.height !== height) this.#target.setSize(width, height);
  }

  /** Draws the formed picture where viewport and scissor of the renderer are; the depth of the set with it. */
  form(gl: WebGLRenderer, formation: Formation): void {
    const { uniforms } = this.#material;
    const set = (name: string, value: unknown): void => {
      uniforms[name]!.value = value;
    };
    (uniforms['exposure']!.value as Matrix3).fromArray(formation.exposure);
    set('nits', this.#target.texture);
    set('depth', this.#target.depthTexture);
    set('transform', formation.transform);
    set('look', formation.look);
    set('isFormed', formation.isFormed);
    const { lens, frame } = formation;
    set('lens', lens === null ? [0, 0, 0] : [lens.pxPerDioptre, lens.focusDioptres, lens.mostPx]);
    (uniforms['clip']!.value as Vector2).set(formation.near, formation.far);
    (uniforms['sizePx']!.value as Vector2).set(this.#target.width, this.#target.height);
    set('hasFrame', frame !== null);
    if (frame !== null) {
      set('recorded', frame.recorded);
      set('delivery', frame.delivery);
    }
    gl.render(this.#quad, this.#eye);
  }

  dispose(): void {
    for (const target of this.#targets) {
      target.depthTexture?.dispose();
      target.dispose();
    }
    this.#material.dispose();
    this.#quad.geometry.dispose();
  }
}
