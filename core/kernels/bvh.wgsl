// Ray traversal of a four-wide bounding volume hierarchy: one ray against four boxes, then four triangles, at a time.
//
// 1. I. Wald et al., Embree, ACM TOG 33(4), 2014 (wide BVHs for single rays).
// 2. T. Möller, B. Trumbore, Fast, Minimum Storage Ray/Triangle Intersection, JGT 2(1), 1997.
// 3. T. Ize, Robust BVH Ray Traversal, JCGT 2(2), 2013 (widened slab test).
//
// Node: min x, max x, min y, max y, min z, max z of four children, their references, one vec4f unused.
// Reference: NONE is empty; bit 31 a leaf with (bits 27–30) + 1 blocks from block (bits 0–26); else a node index.
// Leaves of the instance hierarchy hold an instance in bits 0–30.
// Block: v0 x, y, z, first edge x, y, z, second edge x, y, z of four triangles, their primitives. Bit 31 of a primitive
// says that its material must be asked whether light passes.
import package::bindings::{frame, bvh, instances, NONE};
import package::camera::Ray;
import package::hit::Hit;
import package::passing::{passes, transmittance};
import package::spectrum::Wavelengths;
import package::transform::{Affine, motionAt, affineInverse, affinePoint, affineDirection};

const LEAF: u32 = 0x80000000u;
const PRIMITIVE_MASK: u32 = 0x7fffffffu;
const UNREACHED: f32 = 3.0e38;
// The host builds hierarchies that need no more.
const STACK_SIZE: u32 = 64u;
// Two roundings of a slab distance [3].
const SLAB_WIDENING: f32 = 1.0000004;

// Waiting references and the distances of their boxes. Private to the invocation, not to the call: clearing them for every
// ray would cost a tenth of its time.
var<private> waiting: array<u32, STACK_SIZE>;
var<private> waitingNear: array<f32, STACK_SIZE>;
var<private> waitingInstances: array<u32, STACK_SIZE>;

// A ray, each number spread over four lanes, with what the slab test needs precomputed.
struct SlabRay {
  originX: vec4f,
  originY: vec4f,
  originZ: vec4f,
  directionX: vec4f,
  directionY: vec4f,
  directionZ: vec4f,
  inverseX: vec4f,
  inverseY: vec4f,
  inverseZ: vec4f,
  // Which of min and max a ray meets first on each axis: 0 or 1.
  nearX: u32,
  nearY: u32,
  nearZ: u32,
}

fn slabRay(origin: vec3f, direction: vec3f) -> SlabRay {
  // a tiny slope in place of zero keeps 0 · ∞ out of the slab test
  let safe = select(direction, vec3f(1e-20), abs(direction) < vec3f(1e-20));
  let inverse = 1.0 / safe;
  return SlabRay(
    vec4f(origin.x),
    vec4f(origin.y),
    vec4f(origin.z),
    vec4f(direction.x),
    vec4f(direction.y),
    vec4f(direction.z),
    vec4f(inverse.x),
    vec4f(inverse.y),
    vec4f(inverse.z),
    select(0u, 1u, safe.x < 0.0),
    select(0u, 1u, safe.y < 0.0),
    select(0u, 1u, safe.z < 0.0),
  );
}

fn slabNear(r: SlabRay, node: u32) -> vec4f {
  let x = (bvh[node + r.nearX] - r.originX) * r.inverseX;
  let y = (bvh[node + 2u + r.nearY] - r.originY) * r.inverseY;
  let z = (bvh[node + 4u + r.nearZ] - r.originZ) * r.inverseZ;
  return max(max(x, y), max(z, vec4f(0.0)));
}

fn slabFar(r: SlabRay, node: u32, far: f32) -> vec4f {
  let x = (bvh[node + 1u - r.nearX] - r.originX) * r.inverseX;
  let y = (bvh[node + 3u - r.nearY] - r.originY) * r.inverseY;
  let z = (bvh[node + 5u - r.nearZ] - r.originZ) * r.inverseZ;
  return min(min(min(x, y), z) * SLAB_WIDENING, vec4f(far));
}

struct BlockHit {
  hit: vec4<bool>,
  distance: vec4f,
  u: vec4f,
  v: vec4f,
}

// Möller–Trumbore [2] on four triangles, both faces. A degenerate triangle gives NaN, which fails every comparison.
fn intersectBlock(r: SlabRay, at: u32, far: f32) -> BlockHit {
  let e1x = bvh[at + 3u];
  let e1y = bvh[at + 4u];
  let e1z = bvh[at + 5u];
  let e2x = bvh[at + 6u];
  let e2y = bvh[at + 7u];
  let e2z = bvh[at + 8u];
  let px = r.directionY * e2z - r.directionZ * e2y;
  let py = r.directionZ * e2x - r.directionX * e2z;
  let pz = r.directionX * e2y - r.directionY * e2x;
  let inverse = 1.0 / (e1x * px + e1y * py + e1z * pz);
  let tx = r.originX - bvh[at];
  let ty = r.originY - bvh[at + 1u];
  let tz = r.originZ - bvh[at + 2u];
  let u = (tx * px + ty * py + tz * pz) * inverse;
  let qx = ty * e1z - tz * e1y;
  let qy = tz * e1x - tx * e1z;
  let qz = tx * e1y - ty * e1x;
  let v = (r.directionX * qx + r.directionY * qy + r.directionZ * qz) * inverse;
  let distance = (e2x * qx + e2y * qy + e2z * qz) * inverse;
  let zero = vec4f(0.0);
  let hit = (u >= zero) & (v >= zero) & (u + v <= vec4f(1.0)) & (distance > zero) & (distance < vec4f(far));
  return BlockHit(hit, distance, u, v);
}

// The nearer of `best` and one lane of a block, unless the lane's surface lets the ray pass.
fn closer(best: Hit, isHit: bool, distance: f32, u: f32, v: f32, id: u32, instance: u32, salt: u32) -> Hit {
  if (!isHit || distance >= best.distance) {
    return best;
  }
  let primitive = id & PRIMITIVE_MASK;
  if (id != primitive && passes(primitive, instance, u, v, salt)) {
    return best;
  }
  return Hit(distance, u, v, primitive, instance);
}

// Closest hit in one hierarchy nearer than `found`; `salt` makes stochastic coverage repeatable.
fn closestIn(root: u32, r: SlabRay, instance: u32, found: Hit, salt: u32) -> Hit {
  var best = found;
  var top = 0u;
  var current = root;
  loop {
    if ((current & LEAF) == 0u) {
      let node = current << 3u;
      let near = slabNear(r, node);
      let reached = near <= slabFar(r, node, best.distance);
      if (any(reached)) {
        let children = bitcast<vec4u>(bvh[node + 6u]);
        // the nearest child is visited next; each farther one waits on the stack
        var next = select(NONE, children.x, reached.x);
        var nearest = select(UNREACHED, near.x, reached.x);
        if (reached.y) {
          let isNearer = near.y < nearest;
          waiting[top] = select(children.y, next, isNearer);
          waitingNear[top] = select(near.y, nearest, isNearer);
          top += select(1u, 0u, next == NONE);
          next = select(next, children.y, isNearer);
          nearest = select(nearest, near.y, isNearer);
        }
        if (reached.z) {
          let isNearer = near.z < nearest;
          waiting[top] = select(children.z, next, isNearer);
          waitingNear[top] = select(near.z, nearest, isNearer);
          top += select(1u, 0u, next == NONE);
          next = select(next, children.z, isNearer);
          nearest = select(nearest, near.z, isNearer);
        }
        if (reached.w) {
          let isNearer = near.w < nearest;
          waiting[top] = select(children.w, next, isNearer);
          waitingNear[top] = select(near.w, nearest, isNearer);
          top += select(1u, 0u, next == NONE);
          next = select(next, children.w, isNearer);
          nearest = select(nearest, near.w, isNearer);
        }
        current = next;
        continue;
      }
    } else if (current != NONE) {
      let first = frame.blockBase + (current & 0x07ffffffu) * 10u;
      let end = first + (((current >> 27u) & 15u) + 1u) * 10u;
      for (var at = first; at < end; at += 10u) {
        let b = intersectBlock(r, at, best.distance);
        if (any(b.hit)) {
          let ids = bitcast<vec4u>(bvh[at + 9u]);
          best = closer(best, b.hit.x, b.distance.x, b.u.x, b.v.x, ids.x, instance, salt);
          best = closer(best, b.hit.y, b.distance.y, b.u.y, b.v.y, ids.y, instance, salt);
          best = closer(best, b.hit.z, b.distance.z, b.u.z, b.v.z, ids.z, instance, salt);
          best = closer(best, b.hit.w, b.distance.w, b.u.w, b.v.w, ids.w, instance, salt);
        }
      }
    }
    // boxes beyond the best hit are dropped unopened
    loop {
      if (top == 0u) {
        return best;
      }
      top--;
      if (waitingNear[top] < best.distance) {
        break;
      }
    }
    current = waiting[top];
  }
}

// Light that one lane of a block lets through.
fn through(isHit: bool, id: u32, u: f32, v: f32, instance: u32, direction: vec3f, w: Wavelengths) -> vec4f {
  if (!isHit) {
    return vec4f(1.0);
  }
  if ((id & LEAF) == 0u) {
    return vec4f(0.0);
  }
  return transmittance(id & PRIMITIVE_MASK, instance, u, v, direction, w);
}

// Fraction of light that passes one hierarchy up to `far`: cut-outs and clear panes dim it, all else ends it.
fn transmittanceIn(root: u32, r: SlabRay, worldDirection: vec3f, far: f32, instance: u32, w: Wavelengths) -> vec4f {
  var light = vec4f(1.0);
  var top = 0u;
  var current = root;
  loop {
    if ((current & LEAF) == 0u) {
      let node = current << 3u;
      let reached = slabNear(r, node) <= slabFar(r, node, far);
      if (any(reached)) {
        let children = bitcast<vec4u>(bvh[node + 6u]);
        waiting[top] = children.x;
        top += select(0u, 1u, reached.x);
        waiting[top] = children.y;
        top += select(0u, 1u, reached.y);
        waiting[top] = children.z;
        top += select(0u, 1u, reached.z);
        waiting[top] = children.w;
        top += select(0u, 1u, reached.w);
      }
    } else if (current != NONE) {
      let first = frame.blockBase + (current & 0x07ffffffu) * 10u;
      let end = first + (((current >> 27u) & 15u) + 1u) * 10u;
      for (var at = first; at < end; at += 10u) {
        let b = intersectBlock(r, at, far);
        if (any(b.hit)) {
          let ids = bitcast<vec4u>(bvh[at + 9u]);
          light *= through(b.hit.x, ids.x, b.u.x, b.v.x, instance, worldDirection, w);
          light *= through(b.hit.y, ids.y, b.u.y, b.v.y, instance, worldDirection, w);
          light *= through(b.hit.z, ids.z, b.u.z, b.v.z, instance, worldDirection, w);
          light *= through(b.hit.w, ids.w, b.u.w, b.v.w, instance, worldDirection, w);
          if (all(light <= vec4f(0.0))) {
            return light;
          }
        }
      }
    }
    if (top == 0u) {
      return light;
    }
    top--;
    current = waiting[top];
  }
}

fn instanceInverse(instance: u32, time: f32) -> Affine {
  let count = instances[instance].motionKeyCount;
  if (count > 1u) {
    return affineInverse(motionAt(instances[instance].motionKeys, count, time));
  }
  return Affine(
    instances[instance].objectFromWorld[0],
    instances[instance].objectFromWorld[1],
    instances[instance].objectFromWorld[2],
  );
}

// Distances stay those of the world ray: the direction is carried over without normalising it.
fn instanceRay(instance: u32, ray: Ray) -> SlabRay {
  let m = instanceInverse(instance, ray.time);
  return slabRay(affinePoint(m, ray.origin), affineDirection(m, ray.direction));
}

// Closest triangle along the ray, nearer than ray.far.
fn closestHit(ray: Ray, salt: u32) -> Hit {
  let world = slabRay(ray.origin, ray.direction);
  var best = Hit(ray.far, 0.0, 0.0, NONE, NONE);
  if (frame.staticRoot != NONE) {
    best = closestIn(frame.staticRoot, world, NONE, best, salt);
  }
  if (frame.instanceRoot == NONE) {
    return best;
  }
  var top = 0u;
  var current = frame.instanceRoot;
  loop {
    if ((current & LEAF) == 0u) {
      let node = current << 3u;
      let reached = slabNear(world, node) <= slabFar(world, node, best.distance);
      let children = bitcast<vec4u>(bvh[node + 6u]);
      waitingInstances[top] = children.x;
      top += select(0u, 1u, reached.x);
      waitingInstances[top] = children.y;
      top += select(0u, 1u, reached.y);
      waitingInstances[top] = children.z;
      top += select(0u, 1u, reached.z);
      waitingInstances[top] = children.w;
      top += select(0u, 1u, reached.w);
    } else if (current != NONE) {
      let instance = current & PRIMITIVE_MASK;
      best = closestIn(instances[instance].root, instanceRay(instance, ray), instance, best, salt);
    }
    if (top == 0u) {
      return best;
    }
    top--;
    current = waitingInstances[top];
  }
}

// Fraction of light that reaches ray.origin from ray.far along the ray.
fn visibility(ray: Ray, w: Wavelengths) -> vec4f {
  let world = slabRay(ray.origin, ray.direction);
  var light = vec4f(1.0);
  if (frame.staticRoot != NONE) {
    light = transmittanceIn(frame.staticRoot, world, ray.direction, ray.far, NONE, w);
  }
  if (frame.instanceRoot == NONE) {
    return light;
  }
  var top = 0u;
  var current = frame.instanceRoot;
  loop {
    if (all(light <= vec4f(0.0))) {
      return light;
    }
    if ((current & LEAF) == 0u) {
      let node = current << 3u;
      let reached = slabNear(world, node) <= slabFar(world, node, ray.far);
      let children = bitcast<vec4u>(bvh[node + 6u]);
      waitingInstances[top] = children.x;
      top += select(0u, 1u, reached.x);
      waitingInstances[top] = children.y;
      top += select(0u, 1u, reached.y);
      waitingInstances[top] = children.z;
      top += select(0u, 1u, reached.z);
      waitingInstances[top] = children.w;
      top += select(0u, 1u, reached.w);
    } else if (current != NONE) {
      let instance = current & PRIMITIVE_MASK;
      light *= transmittanceIn(instances[instance].root, instanceRay(instance, ray), ray.direction, ray.far, instance, w);
    }
    if (top == 0u) {
      return light;
    }
    top--;
    current = waitingInstances[top];
  }
}
