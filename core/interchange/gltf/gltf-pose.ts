/**
 * Where every node is: local transforms, posed by an animation at one time if there is one, joined down the tree
 * into world transforms; and which nodes the shown scene holds.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.5 (transformations), §3.11 and appendix C (animation interpolation).
 */
import type { Accessor, Animation, AnimationSampler, Document } from '@gltf-transform/core';
import { fromTrs, IDENTITY, multiply, type Mat4 } from '../../math/mat4.ts';
import { slerp, type Quat } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { accessorFloats } from './gltf-accessor.ts';
import type { GltfJson, GltfNode } from './gltf-schema.ts';
import type { ImportContext } from './import-context.ts';

export interface ScenePose {
  /** World transform of every node of the document, by index. */
  readonly worldFromNode: readonly Mat4[];
  /** Morph target weights by node, where animated or given on the node. */
  readonly weights: ReadonlyMap<number, readonly number[]>;
  /** Indices of the nodes to show, parents before children. */
  readonly shown: readonly number[];
}

export interface PoseOptions {
  /** Seconds into the animation; null leaves the nodes as the file places them. */
  readonly time: number | null;
  /** Name of the animation to pose by; undefined: the first. */
  readonly animation: string | undefined;
}

interface Animated {
  translation?: Vec3;
  rotation?: Quat;
  scale?: Vec3;
  weights?: readonly number[];
}

/** @throws ModelImportError when no animation has the wanted name, or a transform is not finite. */
export function poseScene(
  json: GltfJson,
  document: Document,
  options: PoseOptions,
  context: ImportContext,
): ScenePose {
  const nodes = json.nodes ?? [];
  const animated = animate(document, options, context);
  const weights = new Map<number, readonly number[]>();
  const parent = new Int32Array(nodes.length).fill(-1);
  nodes.forEach((node, i) => node.children?.forEach((child) => (parent[child] = i)));

  const worldFromNode: Mat4[] = new Array<Mat4>(nodes.length).fill(IDENTITY);
  const hidden = new Uint8Array(nodes.length);
  const ordered: number[] = [];
  const stack = nodes.flatMap((_, i) => (parent[i] === -1 ? [i] : [])).reverse();
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    const node = nodes[i]!;
    const up = parent[i]!;
    const local = localTransform(node, animated.get(i));
    const world = up === -1 ? local : multiply(worldFromNode[up]!, local);
    if (!world.every(Number.isFinite))
      context.fail(`/nodes/${i}`, 'expected a finite transform; its position, rotation or scale overflows');
    worldFromNode[i] = world;
    hidden[i] = (up !== -1 && hidden[up]) || node.extensions?.KHR_node_visibility?.visible === false ? 1 : 0;
    const nodeWeights = animated.get(i)?.weights ?? node.weights;
    if (nodeWeights !== undefined) weights.set(i, nodeWeights);
    ordered.push(i);
    for (const child of [...(node.children ?? [])].reverse()) stack.push(child);
  }

  const inScene = sceneMembers(json, parent, context);
  return { worldFromNode, weights, shown: ordered.filter((i) => inScene[i] && !hidden[i]) };
}

/** Marks the nodes of the default scene; of the first if none is named; all nodes if there are no scenes. */
function sceneMembers(json: GltfJson, parent: Int32Array, context: ImportContext): Uint8Array {
  const count = parent.length;
  const scenes = json.scenes ?? [];
  if (scenes.length === 0) return new Uint8Array(count).fill(1);
  const shown = json.scene ?? 0;
  if (scenes.length > 1) {
    const label = (i: number): string => (scenes[i]?.name ? `"${scenes[i].name}"` : `scene ${i}`);
    context.warn(`the file holds ${scenes.length} scenes; only its default, ${label(shown)}, was imported`);
  }
  const member = new Uint8Array(count);
  const stack = [...(scenes[shown]?.nodes ?? [])];
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    if (member[i]) continue;
    member[i] = 1;
    for (const child of json.nodes?.[i]?.children ?? []) stack.push(child);
  }
  return member;
}

function localTransform(node: GltfNode, animated: Animated | undefined): Mat4 {
  if (node.matrix !== undefined && !(animated?.translation ?? animated?.rotation ?? animated?.scale))
    return node.matrix as unknown as Mat4;
  const [x = 0, y = 0, z = 0, w = 1] = animated?.rotation ?? node.rotation ?? [];
  const norm = Math.hypot(x, y, z, w);
  const rotation: Quat = norm > 0 ? [x / norm, y / norm, z / norm, w / norm] : [0, 0, 0, 1];
  const [tx = 0, ty = 0, tz = 0] = animated?.translation ?? node.translation ?? [];
  const [sx = 1, sy = 1, sz = 1] = animated?.scale ?? node.scale ?? [];
  return fromTrs([tx, ty, tz], rotation, [sx, sy, sz]);
}

function animate(
  document: Document,
  options: PoseOptions,
  context: ImportContext,
): ReadonlyMap<number, Animated> {
  const result = new Map<number, Animated>();
  const animations = document.getRoot().listAnimations();
  const wanted = options.animation;
  const animation = wanted === undefined ? animations[0] : animations.find((a) => a.getName() === wanted);
  if (animation === undefined) {
    if (wanted !== undefined)
      context.fail(
        '/animations',
        `expected an animation named "${wanted}", found ${animations.map((a) => `"${a.getName()}"`).join(', ') || 'none'}`,
      );
    return result;
  }
  const name = animation.getName() === '' ? 'animation' : `animation "${animation.getName()}"`;
  const others = animations.length > 1 ? ` (one of ${animations.length})` : '';
  if (options.time === null) {
    context.warn(`${name}${others} present, not applied: the rest pose is shown`);
    return result;
  }
  context.warn(`${name}${others} present, shown at t=${options.time} s`);
  applyChannels(animation, animations.indexOf(animation), options.time, document, result, context);
  return result;
}

function applyChannels(
  animation: Animation,
  animationIndex: number,
  time: number,
  document: Document,
  result: Map<number, Animated>,
  context: ImportContext,
): void {
  const indexOf = new Map(
    document
      .getRoot()
      .listNodes()
      .map((node, i) => [node, i]),
  );
  animation.listChannels().forEach((channel, c) => {
    const field = `/animations/${animationIndex}/channels/${c}`;
    const node = channel.getTargetNode();
    const sampler = channel.getSampler();
    const index = node === null ? undefined : indexOf.get(node);
    if (node === null || sampler === null || index === undefined) return;
    const path = channel.getTargetPath();
    const components =
      path === 'rotation'
        ? 4
        : path === 'weights'
          ? (node.getMesh()?.listPrimitives()[0]?.listTargets().length ?? 0)
          : 3;
    if (components === 0) return;
    const value = sample(sampler, time, components, path === 'rotation', field, context);
    if (value === null) return;
    const record = result.get(index) ?? {};
    const [x = 0, y = 0, z = 0, w = 1] = value;
    if (path === 'translation') record.translation = [x, y, z];
    else if (path === 'rotation') record.rotation = [x, y, z, w];
    else if (path === 'scale') record.scale = [x, y, z];
    else if (path === 'weights') record.weights = value;
    else context.warn(`${field}: animated property "${String(path)}" is not supported and was ignored`);
    result.set(index, record);
  });
}

/** Value of a sampler at `time`, clamped to its first and last key. [1] appendix C. */
function sample(
  sampler: AnimationSampler,
  time: number,
  n: number,
  rotation: boolean,
  field: string,
  context: ImportContext,
): number[] | null {
  const input = finite(sampler.getInput(), 'input', field, context);
  const output = finite(sampler.getOutput(), 'output', field, context);
  const cubic = sampler.getInterpolation() === 'CUBICSPLINE';
  const keys = input.length;
  if (keys === 0) return null;
  const stride = cubic ? 3 * n : n;
  if (output.length < keys * stride)
    context.fail(field, `expected ${keys * stride} output values for ${keys} keys, found ${output.length}`);
  const row = (at: number): number[] => Array.from(output.subarray(at, at + n));
  const value = (key: number): number[] => row(key * stride + (cubic ? n : 0));

  let next = 0;
  while (next < keys && input[next]! <= time) next++;
  if (next === 0) return value(0);
  if (next === keys) return value(keys - 1);
  const previous = next - 1;
  const span = input[next]! - input[previous]!;
  const t = (time - input[previous]!) / span;
  const a = value(previous);
  const b = value(next);
  if (sampler.getInterpolation() === 'STEP') return a;
  if (!cubic) {
    if (rotation) return [...slerp(a as unknown as Quat, b as unknown as Quat, t)];
    return a.map((v, i) => v + (b[i]! - v) * t);
  }
  // Hermite spline: out-tangent of the previous key, in-tangent of the next, both scaled by the span
  const outTangent = row(previous * stride + 2 * n);
  const inTangent = row(next * stride);
  const t2 = t * t;
  const t3 = t2 * t;
  return a.map(
    (v, i) =>
      (2 * t3 - 3 * t2 + 1) * v +
      span * (t3 - 2 * t2 + t) * outTangent[i]! +
      (-2 * t3 + 3 * t2) * b[i]! +
      span * (t3 - t2) * inTangent[i]!,
  );
}

function finite(
  accessor: Accessor | null,
  what: string,
  field: string,
  context: ImportContext,
): Float32Array {
  const values = accessor === null ? new Float32Array() : accessorFloats(accessor);
  if (!values.every(Number.isFinite)) context.fail(field, `expected finite ${what} values`);
  return values;
}
