/**
 * Anisotropic roughness of glTF in the terms of OpenPBR. Both stretch a GGX lobe along the tangent:
 *   glTF [1]:    αt = α + (1 − α)·s²,  αb = α                       with α = roughness²
 *   OpenPBR [2]: αt = α′·√(2 / (1 + (1 − a)²)),  αb = (1 − a)·αt     with α′ = roughness′²
 * Equating αt and αb gives a and roughness′.
 *
 * [1] Khronos Group, KHR_materials_anisotropy. [2] OpenPBR Surface 1.1, "Anisotropy".
 */

/** Roughness and anisotropy (0…1) of OpenPBR for a glTF roughness (0…1) and anisotropy strength (0…1). */
export function openPbrAnisotropy(
  roughness: number,
  strength: number,
): { roughness: number; anisotropy: number } {
  const alpha = roughness * roughness;
  const alphaTangent = alpha + (1 - alpha) * strength * strength;
  if (strength === 0 || alphaTangent === 0) return { roughness, anisotropy: 0 };
  const anisotropy = 1 - alpha / alphaTangent;
  return { roughness: Math.sqrt(alphaTangent / Math.sqrt(2 / (1 + (1 - anisotropy) ** 2))), anisotropy };
}
