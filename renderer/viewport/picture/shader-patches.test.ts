/** The patches find what they replace in the three.js that is built in. */
import { MeshPhysicalMaterial, ShaderLib, type WebGLProgramParametersWithUniforms } from 'three';
import { describe, expect, it } from 'vitest';
import { parallelSoftness, patchSurface, perspectiveSoftness } from './shader-patches.ts';

describe('surfaces', () => {
  for (const isGlass of [false, true])
    it(`takes the shader apart and puts it together, ${isGlass ? 'glass' : 'opaque'}`, () => {
      const material = new MeshPhysicalMaterial();
      patchSurface(material, isGlass);
      const shader = {
        uniforms: {},
        fragmentShader: ShaderLib.physical.fragmentShader,
        vertexShader: ShaderLib.physical.vertexShader,
      };
      material.onBeforeCompile(shader as WebGLProgramParametersWithUniforms, null as never);
      expect(shader.fragmentShader).toContain('pnShadow( spotShadowMap[ i ]');
      expect(shader.fragmentShader).toContain('pnSpread');
      expect(shader.fragmentShader).not.toContain('iblIrradiance += getIBLIrradiance');
      expect(shader.uniforms).toHaveProperty('pnAreaShadows');
      expect(shader.fragmentShader.includes('premultiplied_alpha_fragment')).toBe(!isGlass);
    });

  it('tells parallel maps by their sign, and softness from sizes', () => {
    expect(parallelSoftness(0, 10, 10)).toBeLessThan(0);
    // the sun's half degree over 10 m of depth is 4.65 cm: of a map of 20 m
    expect(-parallelSoftness(0.0093, 10, 20)).toBeCloseTo(0.00465 * 0.5, 5);
    // half a metre of lamp, seen in a map of 90°: a quarter of it at 1 m
    expect(perspectiveSoftness(0.5, Math.PI / 4)).toBeCloseTo(0.25, 6);
  });
});
