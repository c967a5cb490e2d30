/**
 * What the values of a glTF document must agree on before anything is allocated or decoded: references that exist,
 * byte ranges inside their buffers, a node graph that is a forest. Each failure names its JSON pointer.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.5 (nodes), §3.6 (binary data), §5.
 */
import { gltfSchema, type GltfJson } from './gltf-schema.ts';
import { checkAccessors, checkBufferViews } from './validate-accessors.ts';
import type { ImportContext } from './import-context.ts';
import { pointer } from './model-import-error.ts';

/** More records than this in one list is not a model. */
const MAX_RECORDS = 4_000_000;

/** A parsed JSON value as a glTF document. @throws ModelImportError naming the first thing that is wrong. */
export function parseGltfJson(value: unknown, context: ImportContext): GltfJson {
  checkVersion(value, context);
  const parsed = gltfSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
    context.fail(pointer(...path), expectation(issue?.message ?? ''));
  }
  const json = parsed.data;
  for (const [key, list] of Object.entries(json))
    if (Array.isArray(list) && list.length > MAX_RECORDS)
      context.fail(pointer(key), `expected at most ${MAX_RECORDS} entries, found ${list.length}`);
  checkReferences(json, context);
  checkBufferViews(json, context);
  checkAccessors(json, context);
  checkNodeForest(json, context);
  return json;
}

/** A schema message as this program's errors speak: "expected …, found …". */
const expectation = (message: string): string =>
  message
    .replace(/^(Invalid|Too \w+|Unrecognized)[^:]*: /, '')
    .replace(', received undefined', ', it is missing')
    .replace(', received ', ', found ') || 'expected a value of another kind';

/** An older or newer format gets its own line, rather than the first schema mismatch. */
function checkVersion(value: unknown, context: ImportContext): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    context.fail('', 'expected a JSON object with a glTF 2.0 document');
  const asset = (value as { asset?: unknown }).asset;
  if (typeof asset !== 'object' || asset === null)
    context.fail(
      '/asset',
      'expected an object with "version": "2.0" (this may be glTF 1.0 or no glTF at all)',
    );
  const { version, minVersion } = asset as { version?: unknown; minVersion?: unknown };
  if (typeof version !== 'string' || !/^2\.\d+$/.test(version))
    context.fail('/asset/version', `expected "2.0", found ${JSON.stringify(version) ?? 'nothing'}`);
  if (minVersion !== undefined && minVersion !== '2.0')
    context.fail('/asset/minVersion', `expected "2.0", found ${JSON.stringify(minVersion) ?? 'nothing'}`);
}

function checkReferences(json: GltfJson, context: ImportContext): void {
  const check = (
    list: readonly unknown[] | undefined,
    what: string,
    value: number | undefined,
    ...at: (string | number)[]
  ) => {
    const count = list?.length ?? 0;
    if (value !== undefined && value >= count)
      context.fail(
        pointer(...at),
        `expected an index below ${count} (the number of ${what}), found ${value}`,
      );
  };
  const checkTextures = (record: object, ...at: (string | number)[]): void => {
    for (const [key, value] of Object.entries(record) as [string, unknown][]) {
      if (typeof value !== 'object' || value === null || key === 'extras') continue;
      if (key.endsWith('Texture'))
        check(json.textures, 'textures', (value as { index: number }).index, ...at, key, 'index');
      else checkTextures(value, ...at, key);
    }
  };

  check(json.scenes, 'scenes', json.scene, 'scene');
  json.scenes?.forEach((scene, i) =>
    scene.nodes?.forEach((n, k) => check(json.nodes, 'nodes', n, 'scenes', i, 'nodes', k)),
  );
  const lights = json.extensions?.KHR_lights_punctual?.lights;
  json.nodes?.forEach((node, i) => {
    node.children?.forEach((n, k) => check(json.nodes, 'nodes', n, 'nodes', i, 'children', k));
    check(json.meshes, 'meshes', node.mesh, 'nodes', i, 'mesh');
    check(json.skins, 'skins', node.skin, 'nodes', i, 'skin');
    check(json.cameras, 'cameras', node.camera, 'nodes', i, 'camera');
    check(
      lights,
      'lights',
      node.extensions?.KHR_lights_punctual?.light,
      'nodes',
      i,
      'extensions',
      'KHR_lights_punctual',
      'light',
    );
    for (const [name, a] of Object.entries(node.extensions?.EXT_mesh_gpu_instancing?.attributes ?? {}))
      check(
        json.accessors,
        'accessors',
        a,
        'nodes',
        i,
        'extensions',
        'EXT_mesh_gpu_instancing',
        'attributes',
        name,
      );
  });
  json.meshes?.forEach((mesh, m) =>
    mesh.primitives.forEach((primitive, p) => {
      const at = ['meshes', m, 'primitives', p] as const;
      for (const [name, a] of Object.entries(primitive.attributes))
        check(json.accessors, 'accessors', a, ...at, 'attributes', name);
      check(json.accessors, 'accessors', primitive.indices, ...at, 'indices');
      check(json.materials, 'materials', primitive.material, ...at, 'material');
      primitive.targets?.forEach((target, t) => {
        for (const [name, a] of Object.entries(target))
          check(json.accessors, 'accessors', a, ...at, 'targets', t, name);
      });
      const draco = primitive.extensions?.KHR_draco_mesh_compression;
      check(
        json.bufferViews,
        'bufferViews',
        draco?.bufferView,
        ...at,
        'extensions',
        'KHR_draco_mesh_compression',
        'bufferView',
      );
    }),
  );
  json.materials?.forEach((material, i) => checkTextures(material, 'materials', i));
  json.textures?.forEach((texture, i) => {
    check(json.samplers, 'samplers', texture.sampler, 'textures', i, 'sampler');
    check(json.images, 'images', texture.source, 'textures', i, 'source');
    for (const name of ['KHR_texture_basisu', 'EXT_texture_webp', 'EXT_texture_avif'] as const)
      check(
        json.images,
        'images',
        texture.extensions?.[name]?.source,
        'textures',
        i,
        'extensions',
        name,
        'source',
      );
  });
  json.images?.forEach((image, i) => {
    check(json.bufferViews, 'bufferViews', image.bufferView, 'images', i, 'bufferView');
    if (image.bufferView === undefined && image.uri === undefined)
      context.fail(`/images/${i}`, 'expected a uri or a bufferView');
  });
  json.skins?.forEach((skin, i) => {
    check(json.accessors, 'accessors', skin.inverseBindMatrices, 'skins', i, 'inverseBindMatrices');
    check(json.nodes, 'nodes', skin.skeleton, 'skins', i, 'skeleton');
    skin.joints.forEach((n, k) => check(json.nodes, 'nodes', n, 'skins', i, 'joints', k));
  });
  json.animations?.forEach((animation, i) => {
    animation.channels.forEach((channel, k) => {
      check(
        animation.samplers,
        'samplers of this animation',
        channel.sampler,
        'animations',
        i,
        'channels',
        k,
        'sampler',
      );
      check(json.nodes, 'nodes', channel.target.node, 'animations', i, 'channels', k, 'target', 'node');
    });
    animation.samplers.forEach((sampler, k) => {
      check(json.accessors, 'accessors', sampler.input, 'animations', i, 'samplers', k, 'input');
      check(json.accessors, 'accessors', sampler.output, 'animations', i, 'samplers', k, 'output');
    });
  });
  json.cameras?.forEach((camera, i) => {
    if (camera[camera.type] === undefined)
      context.fail(`/cameras/${i}/${camera.type}`, `expected the properties of a ${camera.type} camera`);
  });
}

/** [1] §3.5.2: every node has at most one parent, and no node is its own ancestor. */
function checkNodeForest(json: GltfJson, context: ImportContext): void {
  const nodes = json.nodes ?? [];
  const parent = new Int32Array(nodes.length).fill(-1);
  nodes.forEach((node, i) =>
    node.children?.forEach((child, k) => {
      if (child === i)
        context.fail(`/nodes/${i}/children/${k}`, 'expected another node, found the node itself');
      if (parent[child] !== -1 && parent[child] !== i)
        context.fail(
          `/nodes/${i}/children/${k}`,
          `expected a node without a parent; node ${child} is already a child of node ${parent[child]}`,
        );
      parent[child] = i;
    }),
  );
  // with one parent each, whatever cannot be reached from the parentless nodes lies on a cycle
  const reached = new Uint8Array(nodes.length);
  const stack = nodes.flatMap((_, i) => (parent[i] === -1 ? [i] : []));
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (reached[i]) continue;
    reached[i] = 1;
    for (const child of nodes[i]?.children ?? []) stack.push(child);
  }
  const lost = reached.indexOf(0);
  if (lost !== -1) context.fail(`/nodes/${lost}`, 'expected a tree of nodes; this node is its own ancestor');
}
