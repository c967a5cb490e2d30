/**
 * Draws scene-linear pictures into a canvas, layer over layer, each inside its own part of the canvas. Textures are half float as they
 * came off the wire, so that a new frame costs one upload.
 */
import type { AgxLook } from '../../../core/color/agx.ts';
import type { ViewTransformName } from '../../../core/color/view-transform.ts';
import type { WhiteBalance } from '../../../core/color/white-balance.ts';
import { exposureMatrix, LOOK_INDEX, TRANSFORM_INDEX } from '../picture/picture-formation-glsl.ts';
import type { LinearPicture, PictureWindow } from './linear-picture.ts';
import { PICTURE_FRAGMENT_SHADER, PICTURE_VERTEX_SHADER, STRIPE_PERIOD_PX } from './picture-shader.ts';

export interface PictureLayer {
  readonly picture: LinearPicture;
  /** Part of the canvas that the layer may paint, fractions from the top left. */
  readonly clip: PictureWindow;
  readonly nitsAtOne: number;
  readonly whiteBalance: WhiteBalance | null;
}

export interface PictureLook {
  readonly transform: ViewTransformName;
  readonly look: AgxLook;
  readonly isFalseColour: boolean;
  /** 0…1 of display luma; null: no stripes. */
  readonly zebra: number | null;
  /** 0…1, where the stripes are on their way. */
  readonly stripePhase: number;
  readonly isClippingShown: boolean;
  readonly devicePixelRatio: number;
}

/** Drawn so much larger, pixels count as coarse. */
const COARSE_FROM = 1.4;

const UNIFORMS = [
  'uPixels',
  'uBox',
  'uNitsPerUnit',
  'uExposure',
  'uTransform',
  'uLook',
  'uIsFalseColour',
  'uZebra',
  'uStripePhase',
  'uStripePeriod',
  'uIsClippingShown',
  'uIsCoarse',
] as const;
type UniformName = (typeof UNIFORMS)[number];

export class PictureCanvas {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #places: Readonly<Record<UniformName, WebGLUniformLocation | null>>;
  readonly #textures = new Map<LinearPicture, WebGLTexture>();

  /** @throws Error when the browser has no WebGL 2. */
  constructor(canvas: HTMLCanvasElement | OffscreenCanvas) {
    const gl = canvas.getContext('webgl2', {
      alpha: true,
      antialias: false,
      depth: false,
      premultipliedAlpha: true,
    }) as WebGL2RenderingContext | null;
    if (gl === null) throw new Error('this browser has no WebGL 2: the rendered picture cannot be shown');
    this.#gl = gl;
    this.#program = programOf(gl);
    this.#places = Object.fromEntries(
      UNIFORMS.map((name) => [name, gl.getUniformLocation(this.#program, name)]),
    ) as Record<UniformName, WebGLUniformLocation | null>;
  }

  get gl(): WebGL2RenderingContext {
    return this.#gl;
  }

  /** Later layers lie over earlier ones. What no layer covers is transparent. */
  draw(layers: readonly PictureLayer[], look: PictureLook): void {
    const gl = this.#gl;
    if (gl.isContextLost()) return;
    const { width, height } = gl.canvas;
    gl.disable(gl.SCISSOR_TEST);
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.useProgram(this.#program);
    gl.enable(gl.SCISSOR_TEST);
    const at = this.#places;
    gl.uniform1i(at.uPixels, 0);
    gl.uniform1i(at.uTransform, TRANSFORM_INDEX[look.transform]);
    gl.uniform1i(at.uLook, LOOK_INDEX[look.look]);
    gl.uniform1i(at.uIsFalseColour, look.isFalseColour ? 1 : 0);
    gl.uniform1f(at.uZebra, look.zebra ?? 2);
    gl.uniform1f(at.uStripePhase, look.stripePhase);
    gl.uniform1f(at.uStripePeriod, STRIPE_PERIOD_PX * look.devicePixelRatio);
    gl.uniform1i(at.uIsClippingShown, look.isClippingShown ? 1 : 0);
    for (const layer of layers) this.#drawLayer(layer, width, height);
    this.#forget(layers);
  }

  #drawLayer({ picture, clip, nitsAtOne, whiteBalance }: PictureLayer, width: number, height: number): void {
    const gl = this.#gl;
    const at = this.#places;
    const { window, nitsPerUnit } = picture.header;
    const box = {
      left: window.x * width,
      bottom: (1 - window.y - window.height) * height,
      width: window.width * width,
      height: window.height * height,
    };
    const left = Math.round(Math.max(clip.x * width, box.left));
    const right = Math.round(Math.min((clip.x + clip.width) * width, box.left + box.width));
    const bottom = Math.round(Math.max((1 - clip.y - clip.height) * height, box.bottom));
    const top = Math.round(Math.min((1 - clip.y) * height, box.bottom + box.height));
    if (right <= left || top <= bottom) return;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#textureOf(picture));
    gl.scissor(left, bottom, right - left, top - bottom);
    gl.uniform4f(at.uBox, box.left, box.bottom, box.width, box.height);
    gl.uniform1f(at.uNitsPerUnit, nitsPerUnit);
    gl.uniformMatrix3fv(at.uExposure, false, exposureMatrix(1, nitsAtOne, whiteBalance));
    gl.uniform1i(at.uIsCoarse, box.width > picture.widthPx * COARSE_FROM ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #textureOf(picture: LinearPicture): WebGLTexture {
    const known = this.#textures.get(picture);
    if (known !== undefined) return known;
    const gl = this.#gl;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 2);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.RGBA16F,
      picture.widthPx,
      picture.heightPx,
      0,
      gl.RGBA,
      gl.HALF_FLOAT,
      picture.half,
    );
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    this.#textures.set(picture, texture);
    return texture;
  }

  /** Textures of pictures that are no longer shown. */
  #forget(layers: readonly PictureLayer[]): void {
    for (const [picture, texture] of this.#textures)
      if (!layers.some((layer) => layer.picture === picture)) {
        this.#gl.deleteTexture(texture);
        this.#textures.delete(picture);
      }
  }

  dispose(): void {
    for (const texture of this.#textures.values()) this.#gl.deleteTexture(texture);
    this.#textures.clear();
    this.#gl.deleteProgram(this.#program);
  }
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, PICTURE_VERTEX_SHADER],
    [gl.FRAGMENT_SHADER, PICTURE_FRAGMENT_SHADER],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    if (gl.getShaderParameter(shader, gl.COMPILE_STATUS) === false && !gl.isContextLost())
      throw new Error(`picture shader: ${gl.getShaderInfoLog(shader) ?? 'no reason given'}`);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) === false && !gl.isContextLost())
    throw new Error(`picture shader: ${gl.getProgramInfoLog(program) ?? 'no reason given'}`);
  return program;
}
