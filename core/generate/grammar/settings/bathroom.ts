/** A bathroom: small, tiled, everything along the walls. */
import type { Draft } from '../draft/draft.ts';
import { drawFinish } from '../finishes.ts';
import { hang, inCorner } from '../layout/groups.ts';
import { mount, setInto, standAgainst, standAgainstAny } from '../layout/on-walls.ts';
import { populate } from '../layout/people.ts';
import { buildRoom, lookIntoRoom } from '../layout/room.ts';
import { dress } from '../layout/surfaces.ts';

const TOP = [
  ['bottle', 2],
  ['cup', 1],
  ['candle', 1],
  ['vase', 0.6],
  ['drinking glass', 0.6],
] as const;

export function composeBathroom(draft: Draft): void {
  const { random, widthM: w } = draft;
  const room = buildRoom(draft, {
    widthM: w,
    depthM: Math.max(2.8, w * random.uniform(1.05, 1.5)),
    heightM: random.uniform(2.3, 2.8),
    walls: drawFinish('wall', '', null, random.pick(['tile', 'tile', 'plaster', 'marble'] as const), random),
    floor: drawFinish('floor', '', null, random.pick(['tile', 'stone', 'marble'] as const), random),
    hasFront: random.chance(0.5),
  });
  lookIntoRoom(draft, room, { focalLengthMm: 24 });
  const faces = [room.back, room.left, room.right];
  if (random.chance(0.75))
    setInto(draft, room.back, 'window', { y: 1.25, sizeM: [random.uniform(0.5, 1), 0.8, null] });
  const [tubWall, sinkWall] = random.shuffle([room.left, room.right]) as [typeof room.left, typeof room.left];
  setInto(draft, sinkWall, 'door', { u: (sinkWall === room.left ? -1 : 1) * (room.depthM / 2 - 0.8) });
  const acrossBack = random.chance(0.4) && w > 1.9;
  if (acrossBack) {
    // lengthwise along the far wall
    const tub = draft.draw('bathtub');
    if (tub !== null) draft.put(tub, 0, -room.depthM / 2 + tub.sizeM[0] / 2 + 0.05, 90, { clearanceM: 0.01 });
  } else {
    const tub = draft.draw('bathtub');
    const side = tubWall === room.left ? -1 : 1;
    if (tub !== null) {
      const x = side * (w / 2 - tub.sizeM[0] / 2 - 0.04);
      draft.put(tub, x, -room.depthM / 2 + tub.sizeM[2] / 2 + 0.05, 0, { clearanceM: 0.01 });
    }
  }
  const u = random.uniform(-0.2, 0.2) * sinkWall.widthM;
  const sink =
    standAgainst(draft, sinkWall, 'sink', { u, spreadM: 0.6 }) ?? standAgainstAny(draft, faces, 'sink');
  standAgainstAny(draft, [sinkWall, room.back, tubWall], 'toilet');
  if (sink !== null) {
    const face =
      faces.find((f) => Math.abs(((f.normalX * 90 - sink.yawDeg + 540) % 360) - 180) < 2) ?? sinkWall;
    const [dx, dz] = [sink.positionM[0] - face.x, sink.positionM[2] - face.z];
    const along = dx * face.normalZ - dz * face.normalX;
    mount(draft, face, 'mirror', { u: along, spreadM: 0.05, y: 1.12, sizeM: [0.6, 0.8, null] });
    if (random.chance(0.6)) mount(draft, face, 'wall sconce', { u: along + 0.5 * random.sign(), y: 1.7 });
  }
  if (random.chance(0.45)) {
    const cabinet = standAgainstAny(draft, faces, 'cabinet', { sizeM: [0.5, null, 0.36] });
    dress(draft, cabinet, TOP, random.integer(0, 2));
  }
  if (random.chance(0.4)) {
    const stool = inCorner(draft, room, 'stool', { sizeM: [null, 0.45, null] });
    dress(draft, stool, TOP, random.integer(0, 1));
  }
  if (random.chance(0.35)) inCorner(draft, room, 'potted plant', { sizeM: [0.4, 0.8, 0.4] });
  if (random.chance(0.4)) {
    const rug = draft.draw('rug', { sizeM: [0.9, null, 0.6] });
    if (rug !== null) draft.put(rug, 0, random.bell() * 0.5, 0);
  }
  hang(draft, random.pick(['pendant lamp', 'fluorescent tube', 'bare bulb']), 0, -0.1, 90);
  populate(draft, 0, 1);
}
