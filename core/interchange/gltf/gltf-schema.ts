/**
 * The shape of a glTF 2.0 document as far as it is read: types and ranges of single values. What several values
 * must agree on (references, byte ranges) is in validate-gltf.ts. Unknown properties are let through.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §5 "Properties Reference", and the extensions' own pages.
 */
import { z } from 'zod';

const index = z.int().min(0);
const name = z.string().optional();
const number = z.number().optional();
const numbers = (length: number) => z.array(z.number()).length(length).optional();
const extensions = <T extends z.ZodRawShape>(shape: T) => z.looseObject(shape).optional();

const textureInfo = z
  .looseObject({
    index,
    texCoord: index.optional(),
    scale: number,
    strength: number,
    extensions: extensions({
      KHR_texture_transform: z
        .looseObject({ offset: numbers(2), rotation: number, scale: numbers(2), texCoord: index.optional() })
        .optional(),
    }),
  })
  .optional();

const meshoptView = z
  .looseObject({
    buffer: index,
    byteOffset: index.optional(),
    byteLength: index,
    byteStride: z.int().min(1).max(256),
    count: index,
    mode: z.enum(['ATTRIBUTES', 'TRIANGLES', 'INDICES']),
    filter: z.enum(['NONE', 'OCTAHEDRAL', 'QUATERNION', 'EXPONENTIAL', 'COLOR']).optional(),
  })
  .optional();

const attributes = z.record(z.string(), index);

const materialExtensions = extensions({
  KHR_materials_anisotropy: z
    .looseObject({ anisotropyStrength: number, anisotropyRotation: number, anisotropyTexture: textureInfo })
    .optional(),
  KHR_materials_clearcoat: z
    .looseObject({
      clearcoatFactor: number,
      clearcoatTexture: textureInfo,
      clearcoatRoughnessFactor: number,
      clearcoatRoughnessTexture: textureInfo,
      clearcoatNormalTexture: textureInfo,
    })
    .optional(),
  KHR_materials_diffuse_transmission: z
    .looseObject({
      diffuseTransmissionFactor: number,
      diffuseTransmissionTexture: textureInfo,
      diffuseTransmissionColorFactor: numbers(3),
      diffuseTransmissionColorTexture: textureInfo,
    })
    .optional(),
  KHR_materials_dispersion: z.looseObject({ dispersion: number }).optional(),
  KHR_materials_emissive_strength: z.looseObject({ emissiveStrength: number }).optional(),
  KHR_materials_ior: z.looseObject({ ior: number }).optional(),
  KHR_materials_iridescence: z
    .looseObject({
      iridescenceTexture: textureInfo,
      iridescenceThicknessTexture: textureInfo,
      iridescenceFactor: number,
    })
    .optional(),
  KHR_materials_pbrSpecularGlossiness: z
    .looseObject({
      diffuseFactor: numbers(4),
      diffuseTexture: textureInfo,
      specularFactor: numbers(3),
      glossinessFactor: number,
      specularGlossinessTexture: textureInfo,
    })
    .optional(),
  KHR_materials_sheen: z
    .looseObject({
      sheenColorFactor: numbers(3),
      sheenColorTexture: textureInfo,
      sheenRoughnessFactor: number,
      sheenRoughnessTexture: textureInfo,
    })
    .optional(),
  KHR_materials_specular: z
    .looseObject({
      specularFactor: number,
      specularTexture: textureInfo,
      specularColorFactor: numbers(3),
      specularColorTexture: textureInfo,
    })
    .optional(),
  KHR_materials_transmission: z
    .looseObject({ transmissionFactor: number, transmissionTexture: textureInfo })
    .optional(),
  KHR_materials_unlit: z.looseObject({}).optional(),
  KHR_materials_volume: z
    .looseObject({
      thicknessFactor: number,
      thicknessTexture: textureInfo,
      attenuationDistance: number,
      attenuationColor: numbers(3),
    })
    .optional(),
});

const material = z.looseObject({
  name,
  pbrMetallicRoughness: z
    .looseObject({
      baseColorFactor: numbers(4),
      baseColorTexture: textureInfo,
      metallicFactor: number,
      roughnessFactor: number,
      metallicRoughnessTexture: textureInfo,
    })
    .optional(),
  normalTexture: textureInfo,
  occlusionTexture: textureInfo,
  emissiveTexture: textureInfo,
  emissiveFactor: numbers(3),
  alphaMode: z.enum(['OPAQUE', 'MASK', 'BLEND']).optional(),
  alphaCutoff: number,
  doubleSided: z.boolean().optional(),
  extensions: materialExtensions,
});

const primitive = z.looseObject({
  attributes,
  indices: index.optional(),
  material: index.optional(),
  mode: z.int().min(0).max(6).optional(),
  targets: z.array(attributes).optional(),
  extensions: extensions({
    KHR_draco_mesh_compression: z.looseObject({ bufferView: index, attributes }).optional(),
    KHR_materials_variants: z
      .looseObject({ mappings: z.array(z.looseObject({ material: index, variants: z.array(index) })) })
      .optional(),
  }),
});

const camera = z.looseObject({
  name,
  type: z.enum(['perspective', 'orthographic']),
  perspective: z
    .looseObject({
      yfov: z.number().gt(0).lt(Math.PI),
      aspectRatio: z.number().gt(0).optional(),
      znear: z.number().gt(0),
      zfar: z.number().gt(0).optional(),
    })
    .optional(),
  orthographic: z
    .looseObject({ xmag: z.number(), ymag: z.number(), znear: z.number(), zfar: z.number().gt(0) })
    .optional(),
});

const light = z.looseObject({
  name,
  type: z.enum(['directional', 'point', 'spot']),
  color: numbers(3),
  intensity: z.number().min(0).optional(),
  range: z.number().optional(),
  spot: z
    .looseObject({
      innerConeAngle: z.number().min(0).optional(),
      outerConeAngle: z.number().gt(0).optional(),
    })
    .optional(),
});

const node = z.looseObject({
  name,
  children: z.array(index).optional(),
  mesh: index.optional(),
  skin: index.optional(),
  camera: index.optional(),
  matrix: numbers(16),
  translation: numbers(3),
  rotation: numbers(4),
  scale: numbers(3),
  weights: z.array(z.number()).optional(),
  extensions: extensions({
    KHR_lights_punctual: z.looseObject({ light: index }).optional(),
    EXT_mesh_gpu_instancing: z.looseObject({ attributes }).optional(),
    KHR_node_visibility: z.looseObject({ visible: z.boolean().optional() }).optional(),
  }),
});

const image = z.looseObject({
  name,
  uri: z.string().optional(),
  mimeType: z.string().optional(),
  bufferView: index.optional(),
});

const textureSource = z.looseObject({ source: index.optional() }).optional();
const texture = z.looseObject({
  name,
  sampler: index.optional(),
  source: index.optional(),
  extensions: extensions({
    KHR_texture_basisu: textureSource,
    EXT_texture_webp: textureSource,
    EXT_texture_avif: textureSource,
  }),
});

const COMPONENT_TYPES = [5120, 5121, 5122, 5123, 5125, 5126] as const;
const componentType = z.literal(COMPONENT_TYPES);

const accessor = z.looseObject({
  name,
  bufferView: index.optional(),
  byteOffset: index.optional(),
  componentType,
  normalized: z.boolean().optional(),
  count: index,
  type: z.enum(['SCALAR', 'VEC2', 'VEC3', 'VEC4', 'MAT2', 'MAT3', 'MAT4']),
  min: z.array(z.number()).optional(),
  max: z.array(z.number()).optional(),
  sparse: z
    .looseObject({
      count: index,
      indices: z.looseObject({
        bufferView: index,
        byteOffset: index.optional(),
        componentType: z.literal([5121, 5123, 5125]),
      }),
      values: z.looseObject({ bufferView: index, byteOffset: index.optional() }),
    })
    .optional(),
});

const animation = z.looseObject({
  name,
  channels: z.array(
    z.looseObject({
      sampler: index,
      target: z.looseObject({ node: index.optional(), path: z.string() }),
    }),
  ),
  samplers: z.array(
    z.looseObject({
      input: index,
      output: index,
      interpolation: z.enum(['LINEAR', 'STEP', 'CUBICSPLINE']).optional(),
    }),
  ),
});

export const gltfSchema = z.looseObject({
  asset: z.looseObject({
    version: z.string(),
    minVersion: z.string().optional(),
    generator: z.string().optional(),
  }),
  scene: index.optional(),
  extensionsUsed: z.array(z.string()).optional(),
  extensionsRequired: z.array(z.string()).optional(),
  accessors: z.array(accessor).optional(),
  animations: z.array(animation).optional(),
  buffers: z.array(z.looseObject({ name, uri: z.string().optional(), byteLength: index })).optional(),
  bufferViews: z
    .array(
      z.looseObject({
        buffer: index,
        byteOffset: index.optional(),
        byteLength: index,
        byteStride: z.int().min(1).max(252).optional(),
        extensions: extensions({
          EXT_meshopt_compression: meshoptView,
          KHR_meshopt_compression: meshoptView,
        }),
      }),
    )
    .optional(),
  cameras: z.array(camera).optional(),
  images: z.array(image).optional(),
  materials: z.array(material).optional(),
  meshes: z
    .array(z.looseObject({ name, primitives: z.array(primitive), weights: z.array(z.number()).optional() }))
    .optional(),
  nodes: z.array(node).optional(),
  samplers: z
    .array(
      z.looseObject({
        magFilter: z.int().optional(),
        minFilter: z.int().optional(),
        wrapS: z.literal([33071, 33648, 10497]).optional(),
        wrapT: z.literal([33071, 33648, 10497]).optional(),
      }),
    )
    .optional(),
  scenes: z.array(z.looseObject({ name, nodes: z.array(index).optional() })).optional(),
  skins: z
    .array(
      z.looseObject({
        name,
        inverseBindMatrices: index.optional(),
        skeleton: index.optional(),
        joints: z.array(index).min(1),
      }),
    )
    .optional(),
  textures: z.array(texture).optional(),
  extensions: extensions({
    KHR_lights_punctual: z.looseObject({ lights: z.array(light).optional() }).optional(),
    KHR_materials_variants: z
      .looseObject({ variants: z.array(z.looseObject({ name: z.string() })).optional() })
      .optional(),
  }),
});

export type GltfJson = z.infer<typeof gltfSchema>;
export type GltfAccessor = NonNullable<GltfJson['accessors']>[number];
export type GltfBufferView = NonNullable<GltfJson['bufferViews']>[number];
export type GltfNode = NonNullable<GltfJson['nodes']>[number];
export type GltfPrimitive = NonNullable<GltfJson['meshes']>[number]['primitives'][number];

/** Components per element by accessor type. */
export const COMPONENTS: Readonly<Record<GltfAccessor['type'], number>> = {
  SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16,
}; // prettier-ignore

/** Bytes per component by glTF component type. */
export const COMPONENT_BYTES: Readonly<Record<GltfAccessor['componentType'], number>> = {
  5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4,
}; // prettier-ignore
