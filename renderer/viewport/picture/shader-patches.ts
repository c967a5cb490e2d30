/**
 * What the stage's surfaces do otherwise than three.js: shadows whose softness follows the size of the lamp and the distance of what
 * throws them, shadows of area lights, the spot's falloff as core/lighting has it, indirect light from the probes alone, glass that keeps
 * its highlights, and light that fits a half float.
 */
import { ShaderChunk, type MeshPhysicalMaterial } from 'three';

/** Of all perspective shadow maps, metres: the shader turns depths into distances with them. */
export const SHADOW_NEAR_M = 0.03;
export const SHADOW_FAR_M = 120;
/** The most that a pixel holds, nits; a half float ends at 65504. */
const BRIGHTEST_NITS = 60_000;

/** How far before a surface something must be to shade it, metres at one metre from the lamp. */
const CUBE_SLACK = 0.01;

const chunk = (name: keyof typeof ShaderChunk): string => ShaderChunk[name];

/** @throws Error when three.js has changed under the patch: better at once than a picture that is quietly wrong. */
function replaced(text: string, what: string, by: string): string {
  if (!text.includes(what)) throw new Error(`the shaders of three.js have changed: not found: ${what}`);
  return text.replace(what, () => by);
}

const float = (n: number): string => (Number.isInteger(n) ? `${n}.0` : String(n));

/** Shadow radius of a perspective map, in its uv: half the lamp's size at a distance of one metre. */
export const perspectiveSoftness = (halfSizeM: number, halfAngle: number): number =>
  halfSizeM / (2 * Math.tan(halfAngle));
/** Of a parallel map; negative tells the shader which it is. */
export const parallelSoftness = (angularDiameter: number, depthM: number, widthM: number): number =>
  -Math.max((Math.tan(angularDiameter / 2) * depthM) / widthM, 1e-6);

const GET_SHADOW = `float getShadow(sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord) {
  return mix(1.0, pnShadow(shadowMap, shadowMapSize, shadowBias, shadowRadius, shadowCoord, 1.0), shadowIntensity);
}
`;

const SOFT_SHADOW = `
float pnNoise(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }
vec2 pnDisc(int i, int count, float turn) {
  float r = sqrt((float(i) + 0.5) / float(count));
  float a = float(i) * 2.399963229728653 + turn;
  return vec2(cos(a), sin(a)) * r;
}
float pnAlong(float depth, bool isParallel) {
  return isParallel ? depth : ${float(SHADOW_NEAR_M)} / max(1.0 - depth * ${float((SHADOW_FAR_M - SHADOW_NEAR_M) / SHADOW_FAR_M)}, 1e-6);
}
/** Percentage-closer soft shadows: the mean distance of what is in the way says how wide the penumbra is. */
float pnShadow(sampler2D map, vec2 size, float bias, float softness, vec4 coord, float outside) {
  bool isParallel = softness < 0.0;
  vec3 p = coord.xyz / coord.w;
  if (coord.w <= 0.0 || p.x < 0.0 || p.x > 1.0 || p.y < 0.0 || p.y > 1.0 || p.z > 1.0) return outside;
  float reach = abs(softness);
  float receiver = isParallel ? p.z : coord.w;
  float texel = 1.0 / size.x;
  float turn = pnNoise(gl_FragCoord.xy) * 6.28318530718;
  float search = clamp(isParallel ? reach * 0.25 : reach * 3.0 / receiver, 1.5 * texel, 0.1);
  float slack = isParallel ? bias : bias * max(1.0, receiver * 0.5);
  float sum = 0.0;
  float found = 0.0;
  for (int i = 0; i < 8; i++) {
    vec2 at = p.xy + pnDisc(i, 8, turn) * search;
    float along = pnAlong(texture2D(map, at).r, isParallel);
    float allowed = slack + (isParallel ? 0.0 : search * receiver * 0.35);
    if (along < receiver - allowed) { sum += along; found += 1.0; }
  }
  if (found < 0.5) {
    // nothing far in the way; what is near throws a sharp shadow
    search = 1.5 * texel;
    for (int i = 0; i < 4; i++) {
      float along = pnAlong(texture2D(map, p.xy + pnDisc(i, 4, turn) * search).r, isParallel);
      if (along < receiver - slack) { sum += along; found += 1.0; }
    }
    if (found < 0.5) return 1.0;
  }
  float blocker = sum / found;
  float blur = isParallel ? reach * (receiver - blocker) : reach * (1.0 / max(blocker, 0.02) - 1.0 / receiver);
  blur = clamp(blur, 1.0 * texel, 0.12);
  float allowed = slack + (isParallel ? 0.0 : blur * receiver * 0.35);
  float lit = 0.0;
  for (int i = 0; i < 16; i++) {
    float along = pnAlong(texture2D(map, p.xy + pnDisc(i, 16, turn) * blur).r, isParallel);
    lit += along < receiver - allowed ? 0.0 : 1.0;
  }
  return lit / 16.0;
}
${GET_SHADOW}`;

/**
 * Of lamps that shine all around: as wide as the lamp is seen from where the shadow falls, about half way. Every look is compared with
 * where its own ray meets the plane that is shaded, so that a wall seen along its length from a lamp close to it does not shade itself.
 */
const CUBE_SHADOW = `
			vec3 pnSide = normalize( cross( bd3D, abs( bd3D.y ) < 0.9 ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 ) ) );
			vec3 pnUp = cross( bd3D, pnSide );
			float pnFar = length( lightToPosition );
			float pnSpread = max( 1.2 / shadowMapSize.x, 0.5 * shadowRadius / pnFar );
			float pnTurn = pnNoise( gl_FragCoord.xy ) * 6.28318530718;
			vec3 pnPlane = cross( dFdx( lightToPosition ), dFdy( lightToPosition ) );
			float pnOff = dot( pnPlane, lightToPosition );
			shadow = 0.0;
			for ( int i = 0; i < 8; i ++ ) {
				vec2 pnAt = pnDisc( i, 8, pnTurn ) * pnSpread;
				vec3 pnRay = normalize( bd3D + pnSide * pnAt.x + pnUp * pnAt.y );
				vec3 pnAxes = abs( pnRay );
				float pnDepth = textureCube( shadowMap, pnRay ).r;
				float pnSeen = shadowCameraNear * shadowCameraFar / ( shadowCameraFar - pnDepth * ( shadowCameraFar - shadowCameraNear ) ) / max( max( pnAxes.x, pnAxes.y ), pnAxes.z );
				float pnHit = pnOff / dot( pnPlane, pnRay );
				float pnPlaced = pnHit > 0.5 * pnFar && pnHit < 2.0 * pnFar ? min( pnHit, 1.5 * pnFar ) : pnFar;
				shadow += pnSeen < pnPlaced - ${float(CUBE_SLACK)} * max( 1.0, pnFar ) - 2.0 * pnFar / shadowMapSize.x ? 0.0 : 1.0;
			}
			shadow /= 8.0;
		`;

/** The last part of a chunk between two texts, of the former on, the latter left out; how lines are spaced does not matter. */
function span(text: string, from: string, to: RegExp): string {
  const start = text.lastIndexOf(from);
  const length = start < 0 ? -1 : text.slice(start).search(to);
  if (length < 0) throw new Error(`the shaders of three.js have changed: not found: ${from}`);
  return text.slice(start, start + length);
}

/** Where the processor draws, a shader costs seconds to make and every look at a map is felt: shadows are sharp there. */
const SHARP_SHADOW = `
float pnAlong(float depth, bool isParallel) {
  return isParallel ? depth : ${float(SHADOW_NEAR_M)} / max(1.0 - depth * ${float((SHADOW_FAR_M - SHADOW_NEAR_M) / SHADOW_FAR_M)}, 1e-6);
}
float pnShadow(sampler2D map, vec2 size, float bias, float softness, vec4 coord, float outside) {
  bool isParallel = softness < 0.0;
  vec3 p = coord.xyz / coord.w;
  if (coord.w <= 0.0 || p.x < 0.0 || p.x > 1.0 || p.y < 0.0 || p.y > 1.0 || p.z > 1.0) return outside;
  float receiver = isParallel ? p.z : coord.w;
  float slack = isParallel ? bias : 2.0 * bias * max(1.0, receiver * 0.5);
  return pnAlong(texture2D(map, p.xy).r, isParallel) < receiver - slack ? 0.0 : 1.0;
}
${GET_SHADOW}`;
const SHARP_CUBE = `
			vec3 pnAxes = abs( bd3D );
			float pnDepth = textureCube( shadowMap, bd3D ).r;
			float pnSeen = shadowCameraNear * shadowCameraFar / ( shadowCameraFar - pnDepth * ( shadowCameraFar - shadowCameraNear ) ) / max( max( pnAxes.x, pnAxes.y ), pnAxes.z );
			shadow = pnSeen < length( lightToPosition ) * ( 1.0 - 8.0 / shadowMapSize.x ) - 0.02 ? 0.0 : 1.0;
		`;

function shadowChunk(): string {
  const text = chunk('shadowmap_pars_fragment');
  // the last of the three is that of the unfiltered type, which the stage uses: its maps can be read as distances
  const own = span(text, 'float getShadow( sampler2D shadowMap', /#endif\s+#if NUM_SUN_LIGHT_SHADOWS > 0/);
  const cube = span(
    text,
    'float depth = textureCube( shadowMap, bd3D ).r;',
    /\}\s+return mix\( 1\.0, shadow, shadowIntensity \);/,
  );
  return replaced(
    replaced(text, own, isSharp ? SHARP_SHADOW : SOFT_SHADOW),
    cube,
    isSharp ? SHARP_CUBE : CUBE_SHADOW,
  );
}

const probesChunk = (): string =>
  replaced(
    chunk('lightprobes_pars_fragment'),
    'return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );',
    'return true; // what lies outside has the light of the nearest probes',
  );
const lightsParsChunk = (): string =>
  replaced(
    replaced(
      chunk('lights_pars_begin'),
      'return smoothstep( coneCosine, penumbraCosine, angleCosine );',
      'float ramp = clamp( ( angleCosine - coneCosine ) / max( penumbraCosine - coneCosine, 1e-6 ), 0.0, 1.0 ); return ramp * ramp;',
    ),
    '#include <lightprobes_pars_fragment>',
    `${probesChunk()}\nuniform int pnAreaShadows;`,
  );
const lightsChunk = (): string =>
  replaced(
    replaced(
      chunk('lights_fragment_begin'),
      'rectAreaLight = rectAreaLights[ i ];',
      `rectAreaLight = rectAreaLights[ i ];
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		if ( UNROLLED_LOOP_INDEX < pnAreaShadows && receiveShadow )
			rectAreaLight.color *= pnShadow( spotShadowMap[ i ], spotLightShadows[ i ].shadowMapSize, spotLightShadows[ i ].shadowBias, spotLightShadows[ i ].shadowRadius, vSpotLightCoord[ i ], 0.0 );
		#endif`,
    ),
    'directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ]',
    'if ( UNROLLED_LOOP_INDEX >= pnAreaShadows ) directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ]',
  );
const mapsChunk = (): string =>
  replaced(chunk('lights_fragment_maps'), 'iblIrradiance += getIBLIrradiance( geometryNormal );', '');
const BOUNDED = `gl_FragColor.rgb = min( gl_FragColor.rgb, vec3( ${float(BRIGHTEST_NITS)} ) );`;

/** Made when the first surface is: what breaks them breaks the stage, not the desk. */
let made: readonly (readonly [what: string, by: string])[] | null = null;
let isSharp = false;
/** Before the first surface is made. */
export function throwSharpShadows(): void {
  isSharp = true;
  made = null;
}
const patches = (): readonly (readonly [what: string, by: string])[] =>
  (made ??= [
    ['#include <lights_pars_begin>', lightsParsChunk()],
    ['#include <shadowmap_pars_fragment>', shadowChunk()],
    ['#include <lights_fragment_begin>', lightsChunk()],
    ['#include <lights_fragment_maps>', mapsChunk()],
    ['#include <tonemapping_fragment>', BOUNDED],
  ]);

/** Shared by every surface. */
export const surfaceUniforms = { pnAreaShadows: { value: 0 } };

/** @param isGlass highlights are added in full, what is behind shows by the opacity. */
export function patchSurface(material: MeshPhysicalMaterial, isGlass: boolean): void {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, surfaceUniforms);
    let text = shader.fragmentShader;
    for (const [what, by] of patches()) text = replaced(text, what, by);
    if (isGlass) text = replaced(text, '#include <premultiplied_alpha_fragment>', '');
    shader.fragmentShader = text;
  };
  material.customProgramCacheKey = () => (isGlass ? 'penumbra glass' : 'penumbra');
}
